// @vitest-environment happy-dom
import { act, cleanup, render } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { shortSpan } from "@/lib/core/time";

const startMs = Date.UTC(2026, 10, 21, 9, 0, 0);

/** Of a page that has just been opened: the clock starts once a page. */
const freshPage = async () => {
  vi.resetModules();
  const { DrawnAt } = await import("./clock");
  const { Time } = await import("./time");
  return { DrawnAt, Time };
};

beforeEach(() => {
  vi.useFakeTimers({ now: startMs });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it("shows in the browser at first what the server drew, and a second later the reader's own time", async () => {
  const { DrawnAt, Time } = await freshPage();
  const page = (
    <DrawnAt value={startMs - 40_000}>
      <Time at={startMs / 1000 - 200} format={shortSpan} />
    </DrawnAt>
  );
  const box = document.createElement("div");
  box.innerHTML = renderToString(page);
  expect(box.textContent).toBe("2 min");
  const said: unknown[] = [];
  const root = await act(async () =>
    hydrateRoot(box, page, { onRecoverableError: (error) => said.push(error) }),
  );
  expect(said).toEqual([]);
  expect(box.textContent).toBe("2 min");
  await act(async () => vi.advanceTimersByTime(1000));
  expect(box.textContent).toBe("3 min");
  await act(async () => vi.advanceTimersByTime(60_000));
  expect(box.textContent).toBe("4 min");
  await act(async () => root.unmount());
});

it("is empty where the server does not know when it draws, rather than wrong", async () => {
  const { Time } = await freshPage();
  expect(renderToString(<Time at={1} format={shortSpan} />)).toContain("></time>");
});

it("tells the present time where no server drew the page", async () => {
  const { Time } = await freshPage();
  const { container } = render(<Time at={startMs / 1000 - 3600} format={shortSpan} />);
  expect(container.textContent).toBe("1 h 00");
});

it("is not read out each time that it changes, wherever it stands", async () => {
  const { Time } = await freshPage();
  const { container } = render(
    <p role="status">
      This is from <Time at={startMs / 1000 - 200} format={shortSpan} />
    </p>,
  );
  expect(container.querySelector("time")?.closest("[aria-live]")?.getAttribute("aria-live")).toBe("off");
});
