// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { latePart, orAgain } from "./late-part";
import { ToastProvider } from "./toasts";

afterEach(cleanup);

const chunk = { reachable: false };
const Sheet = ({ onClose }: { onClose: () => void }) => (
  <button type="button" onClick={onClose}>
    the sheet
  </button>
);
const LateSheet = latePart("The sheet", async () => {
  if (!chunk.reachable) throw new Error("no connection");
  return Sheet;
});

const Page = () => {
  const [open, setOpen] = useState(false);
  return (
    <ToastProvider>
      <button type="button" onClick={() => setOpen(true)}>
        open
      </button>
      {open ? <LateSheet onClose={() => setOpen(false)} /> : null}
    </ToastProvider>
  );
};
const press = () => fireEvent.click(screen.getByText("open"));
const isSaid = (times: number) =>
  waitFor(() => expect(screen.getAllByText(/The sheet could not be loaded/)).toHaveLength(times));

it("says each time that a part cannot be loaded, leaves the page as it is, and opens it at the first press that can", async () => {
  render(<Page />);
  press();
  await isSaid(1);
  press();
  await isSaid(2);
  expect(screen.getByText("open")).toBeDefined();
  chunk.reachable = true;
  press();
  expect(await screen.findByText("the sheet")).toBeDefined();
  await isSaid(2);
});

it("puts a line in the place of a part that cannot be loaded, and the part itself at a press or once there is a connection", async () => {
  const strip = { reachable: false };
  const fetch = async () => {
    if (!strip.reachable) throw new Error("no connection");
    return ({ title }: { title: string; onClose: () => void }) => <p>the strip of {title}</p>;
  };
  const Strip = await orAgain("The strip", fetch)();
  let closed = 0;
  render(<Strip title="Mine" onClose={() => (closed += 1)} />);
  expect(screen.getByRole("alert").textContent).toContain("The strip could not be loaded");
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText(/The strip could still not be loaded/)).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(closed).toBe(1);
  strip.reachable = true;
  fireEvent(window, new Event("online"));
  expect(await screen.findByText("the strip of Mine")).toBeDefined();
  expect(screen.queryByRole("alert")).toBeNull();
});
