// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { useState } from "react";
import { flushSync } from "react-dom";
import { afterEach, expect, it, vi } from "vitest";
import { PanePlace, type PaneProps } from "./pane-place";

let drawn: string[] = [];
const nothing = () => undefined;

const Pane = ({ id }: PaneProps) => {
  drawn.push(id);
  return (
    <main aria-label="Conversation">
      <h1>Title {id}</h1>
      <input aria-label="Write" />
    </main>
  );
};

const held = { open: (_id: string, _atOnce?: boolean) => {} };
const unreadable = "9";

const Desk = () => {
  const [{ id, atOnce }, setNow] = useState({ id: "1", atOnce: false });
  held.open = (next, now = false) => flushSync(() => setNow({ id: next, atOnce: now }));
  return (
    <>
      <p role="status">marked {id}</p>
      <PanePlace
        pane={Pane}
        id={id}
        known={id === unreadable ? null : `Title ${id}`}
        atOnce={atOnce}
        onClose={nothing}
      />
    </>
  );
};

const heading = () => screen.queryByRole("heading", { level: 1 })?.textContent;

/** Outside of `act`, which would do everything that React leaves for later at once. */
const asInBrowser = () => vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  drawn = [];
});

it("shows nothing of the conversation before once another row is marked, and the new one under its name", async () => {
  render(<Desk />);
  expect(heading()).toBe("Title 1");
  asInBrowser();
  held.open("2");
  expect(screen.getByRole("status").textContent).toBe("marked 2");
  expect(screen.queryByRole("heading", { name: "Title 1" })).toBeNull();
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.getByText("Title 2").tagName).toBe("P");
  await vi.waitFor(() => expect(heading()).toBe("Title 2"));
});

it("flashes no grey where the new one is there in a moment, and says nothing of it", () => {
  const { container } = render(<Desk />);
  asInBrowser();
  held.open("2");
  expect(screen.getByText("Title 2")).toBeTruthy();
  expect(container.querySelector(".skeleton")).toBeNull();
  expect(screen.getAllByRole("status").map((one) => one.textContent)).toEqual(["marked 2"]);
});

it("neither draws nor takes away the one before while the row is marked", () => {
  render(<Desk />);
  const before = screen.getByRole("textbox");
  asInBrowser();
  drawn = [];
  held.open("2");
  expect(drawn).toEqual([]);
  expect(before.isConnected).toBe(true);
});

it("takes the one before away at once where the row cannot be read, as keys would go on acting on it", () => {
  render(<Desk />);
  const before = screen.getByRole("textbox");
  asInBrowser();
  held.open(unreadable);
  expect(before.isConnected).toBe(false);
});

it("draws only the last one for somebody who runs down the list", async () => {
  render(<Desk />);
  asInBrowser();
  for (const id of ["2", "3", "4"]) held.open(id);
  await vi.waitFor(() => expect(heading()).toBe("Title 4"));
  expect(new Set(drawn)).toEqual(new Set(["1", "4"]));
});

it("keeps the pane as it is while the next one comes, out of sight and of reach", async () => {
  render(<Desk />);
  const field = screen.getByRole("textbox");
  const place = field.closest("main")?.parentElement;
  field.focus();
  asInBrowser();
  held.open("2");
  expect(place?.className).toContain("out-of-sight");
  expect(place?.getAttribute("aria-hidden")).toBe("true");
  expect(document.activeElement).toBe(document.body);
  await vi.waitFor(() => expect(heading()).toBe("Title 2"));
  expect(place?.className).not.toContain("out-of-sight");
  expect(place?.getAttribute("aria-hidden")).toBeNull();
  expect(screen.getByRole("textbox")).toBe(field);
});

it("is there with the key for somebody who writes in it next, also where it was still on its way", () => {
  render(<Desk />);
  asInBrowser();
  held.open("2");
  expect(screen.queryByRole("textbox")).toBeNull();
  held.open("2", true);
  expect(screen.getByRole("textbox")).toBeTruthy();
  expect(heading()).toBe("Title 2");
});
