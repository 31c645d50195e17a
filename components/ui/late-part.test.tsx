// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { latePart } from "./late-part";
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
const press = async () => {
  fireEvent.click(screen.getByText("open"));
  await act(() => new Promise((resolve) => setTimeout(resolve)));
};

it("says each time that a part cannot be loaded, leaves the page as it is, and opens it at the first press that can", async () => {
  render(<Page />);
  await press();
  await press();
  expect(screen.getAllByText(/The sheet could not be loaded/)).toHaveLength(2);
  expect(screen.getByText("open")).toBeDefined();
  chunk.reachable = true;
  await press();
  expect(screen.getByText("the sheet")).toBeDefined();
  expect(screen.getAllByText(/The sheet could not be loaded/)).toHaveLength(2);
});
