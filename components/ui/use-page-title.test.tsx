// @vitest-environment happy-dom
import { cleanup, render, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { usePageTitle } from "./use-page-title";

const Page = ({ title }: { title: string }) => {
  usePageTitle(title);
  return null;
};

/** Everybody who watches the head has looked at what was changed in it until now. */
const haveLooked = (): Promise<void> =>
  new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(document.head, { childList: true });
    document.head.append(document.createElement("meta"));
  });

beforeEach(() => {
  document.title = "Conversation · Switchyard";
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it("calls the tab by what is open, follows when that is renamed, and gives the name back", () => {
  const { rerender, unmount } = render(<Page title="Charged  twice" />);
  expect(document.title).toMatch(/^Charged +twice · Switchyard$/);
  rerender(<Page title="Paid twice" />);
  expect(document.title).toBe("Paid twice · Switchyard");
  unmount();
  expect(document.title).toBe("Conversation · Switchyard");
});

it("leaves the name alone that the next page has given itself", () => {
  const { unmount } = render(<Page title="Charged twice" />);
  document.title = "All open · Switchyard";
  unmount();
  expect(document.title).toBe("All open · Switchyard");
});

it("stays where the page begins after it, with the name that it was sent with", async () => {
  render(<Page title="Charged twice" />);
  document.title = "Conversation · Switchyard";
  await waitFor(() => expect(document.title).toBe("Charged twice · Switchyard"));
});

it("watches no longer once it is gone", async () => {
  const { unmount } = render(<Page title="Charged twice" />);
  unmount();
  document.title = "All open · Switchyard";
  document.title = "Conversation · Switchyard";
  await haveLooked();
  expect(document.title).toBe("Conversation · Switchyard");
});

it("watches nothing where the page was sent with that very name, or it would put it there for ever", () => {
  const observe = vi.spyOn(MutationObserver.prototype, "observe");
  render(<Page title="Conversation" />);
  expect(document.title).toBe("Conversation · Switchyard");
  expect(observe).not.toHaveBeenCalled();
  cleanup();
  render(<Page title="Charged twice" />);
  expect(observe).toHaveBeenCalledOnce();
});

it("comes to rest where two name the tab one after the other", async () => {
  const { rerender } = render(
    <>
      <Page key="list" title="All open" />
      <Page key="pane" title="Charged twice" />
    </>,
  );
  rerender(
    <>
      <Page key="list" title="Mine" />
      <Page key="pane" title="Charged twice" />
    </>,
  );
  rerender(
    <>
      <Page key="list" title="All open" />
      <Page key="pane" title="Charged twice" />
    </>,
  );
  const named = vi.spyOn(document, "title", "set");
  for (let look = 0; look < 8; look++) await haveLooked();
  expect(named.mock.calls.length).toBeLessThanOrEqual(2);
});
