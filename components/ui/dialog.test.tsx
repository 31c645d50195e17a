// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Dialog } from "./dialog";

afterEach(cleanup);

const open = () => {
  const onClose = vi.fn();
  render(
    <Dialog title="Close with a message" onClose={onClose}>
      <textarea aria-label="Message" />
    </Dialog>,
  );
  return { onClose, dialog: screen.getByRole("dialog"), field: screen.getByLabelText("Message") };
};

describe("a press beside a dialog", () => {
  it("closes it", () => {
    const { onClose, dialog } = open();
    fireEvent.pointerDown(dialog);
    fireEvent.click(dialog);
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("closes nothing where words are marked inside it and the mouse is let go beside it", () => {
    const { onClose, dialog, field } = open();
    fireEvent.pointerDown(field);
    fireEvent.click(dialog);
    expect(onClose).not.toHaveBeenCalled();
  });
});

it("has a way out for a thumb where its title is not shown", () => {
  const onClose = vi.fn();
  render(
    <Dialog title="Tag" bare onClose={onClose}>
      <input aria-label="Tags" />
    </Dialog>,
  );
  expect(document.activeElement).toBe(screen.getByLabelText("Tags"));
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(onClose).toHaveBeenCalledOnce();
});

it("gives the focus back to where it was, and to what one works with where that is gone", () => {
  const page = (open: boolean, row: boolean) => (
    <>
      <div id="main" tabIndex={-1} />
      {row ? <button type="button">Row</button> : null}
      {open ? (
        <Dialog title="Rename" onClose={() => undefined}>
          <input aria-label="Title" />
        </Dialog>
      ) : null}
    </>
  );
  const { rerender } = render(page(false, true));
  screen.getByText("Row").focus();
  rerender(page(true, true));
  expect(document.activeElement).toBe(screen.getByLabelText("Title"));
  rerender(page(false, true));
  expect(document.activeElement).toBe(screen.getByText("Row"));
  rerender(page(true, true));
  rerender(page(false, false));
  expect(document.activeElement?.id).toBe("main");
});

it("begins to be read at its top where what takes the focus is no field", () => {
  const focus = vi.spyOn(HTMLElement.prototype, "focus");
  render(
    <Dialog title="Contact and details" onClose={() => undefined}>
      <div data-first-focus tabIndex={-1}>
        Nora Field
      </div>
    </Dialog>,
  );
  expect(document.activeElement?.textContent).toBe("Nora Field");
  expect(focus).toHaveBeenCalledWith({ preventScroll: true });
  focus.mockRestore();
});

it("is read out with what it asks", () => {
  render(
    <Dialog
      title="Before you close"
      asks
      onClose={() => undefined}
      footer={<button type="button">Close anyway</button>}
    >
      <p>The customer wrote last, and nobody has answered.</p>
    </Dialog>,
  );
  expect(screen.getByRole("dialog", { description: /wrote last, and nobody has answered\.$/ })).toBeTruthy();
});
