// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { ToastProvider, useToasts } from "./toasts";
import { HotkeysProvider } from "./use-hotkeys";

afterEach(cleanup);

const runs: string[] = [];

const Buttons = () => {
  const { show } = useToasts();
  return (
    <>
      <button
        type="button"
        onClick={() =>
          show({
            text: "Closed one",
            act: { label: "Undo", run: () => runs.push("undo one"), takesBack: true },
          })
        }
      >
        one
      </button>
      <button type="button" onClick={() => show({ text: "Saved" })}>
        plain
      </button>
      <button type="button" onClick={() => show({ text: "Not closed", tone: "late" })}>
        failure
      </button>
      {["Try again", "Look again", "Open ticket", "Go on writing"].map((label) => (
        <button
          key={label}
          type="button"
          onClick={() => show({ text: "Hm", tone: "late", act: { label, run: () => runs.push(label) } })}
        >
          {`offer ${label}`}
        </button>
      ))}
    </>
  );
};

const page = () =>
  render(
    <HotkeysProvider singleKeys>
      <ToastProvider>
        <Buttons />
      </ToastProvider>
    </HotkeysProvider>,
  );

it("is told politely and undone by z, which takes the newest that can be undone", () => {
  page();
  fireEvent.click(screen.getByText("one"));
  fireEvent.click(screen.getByText("plain"));
  const list = screen.getByRole("list");
  expect(list.getAttribute("aria-live")).toBe("polite");
  expect(list.textContent).toContain("Closed one");
  fireEvent.keyDown(document.body, { key: "z", code: "KeyZ" });
  expect(runs).toEqual(["undo one"]);
  expect(screen.queryByText("Closed one")).toBeNull();
  expect(screen.queryByText("Saved")).not.toBeNull();
});

it.each(["Try again", "Look again", "Open ticket", "Go on writing"])(
  "has no key for what takes nothing back: %s is left to a press, and z takes back what an older one says",
  (label) => {
    runs.length = 0;
    page();
    fireEvent.click(screen.getByText("one"));
    fireEvent.click(screen.getByText(`offer ${label}`));
    const offer = screen.getByRole("button", { name: label });
    expect(offer.getAttribute("aria-keyshortcuts")).toBeNull();
    expect(offer.textContent).toBe(label);
    expect(screen.getByRole("button", { name: /^Undo/ }).getAttribute("aria-keyshortcuts")).toBe("z");
    for (const _ of [1, 2]) fireEvent.keyDown(document.body, { key: "z", code: "KeyZ" });
    expect(runs).toEqual(["undo one"]);
    expect(offer.isConnected).toBe(true);
  },
);

it("has buttons to undo and to dismiss", () => {
  runs.length = 0;
  page();
  fireEvent.click(screen.getByText("one"));
  fireEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(screen.queryByText("Closed one")).toBeNull();
  expect(runs).toEqual([]);
});

it("marks all but one as waiting for a phone, what failed first, and counts those behind it", () => {
  page();
  for (const name of ["one", "failure", "plain"]) fireEvent.click(screen.getByText(name));
  const cards = screen.getAllByRole("listitem");
  expect(cards.map((card) => card.hasAttribute("data-waits"))).toEqual([true, false, true]);
  expect(screen.getByText("+2").parentElement?.parentElement?.textContent).toContain("Not closed");
  const [, failure] = cards;
  if (failure) fireEvent.click(within(failure).getByRole("button", { name: "Dismiss" }));
  expect(screen.getByText("+1").parentElement?.parentElement?.textContent).toContain("Saved");
});

it("hangs on what stands below it only while it says something: else its place would be looked for all the time", () => {
  page();
  const region = screen.getByLabelText("Messages");
  expect(region.matches("[data-any]")).toBe(false);
  fireEvent.click(screen.getByText("plain"));
  expect(region.matches("[data-any]")).toBe(true);
  fireEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(region.matches("[data-any]")).toBe(false);
});
