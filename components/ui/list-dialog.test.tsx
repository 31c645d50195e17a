// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createHotkeyStack } from "./hotkey-stack";
import { ListDialog } from "./list-dialog";
import { phone } from "./use-media";

const opened = vi.fn(function open(this: HTMLElement) {
  // What tells happy-dom, which has no popovers, that it is on the screen.
  this.setAttribute("open", "");
});

beforeEach(() => {
  Object.assign(HTMLElement.prototype, { showPopover: opened });
});
afterEach(() => {
  cleanup();
  Reflect.deleteProperty(HTMLElement.prototype, "showPopover");
  vi.clearAllMocks();
  vi.unstubAllGlobals();
});

const Page = ({ onClose, open, step = "Tags" }: { onClose: () => void; open: boolean; step?: string }) => (
  <>
    <button type="button">Behind</button>
    {open ? (
      <ListDialog title="Tag" onClose={onClose} footer={<button type="button">Add a message</button>}>
        <input key={step} aria-label={step} />
      </ListDialog>
    ) : null}
  </>
);

const start = () => {
  const onClose = vi.fn();
  const { rerender } = render(<Page onClose={onClose} open={false} />);
  screen.getByText("Behind").focus();
  rerender(<Page onClose={onClose} open />);
  const dialog = document.querySelector("dialog");
  if (dialog === null) throw new Error("No dialog is drawn.");
  return { onClose, dialog, close: () => rerender(<Page onClose={onClose} open={false} />) };
};

const focused = () => document.activeElement;

describe("a dialog with a list", () => {
  it("stands over the page as a modal one that everything else is not made inert for", () => {
    const { dialog } = start();
    expect(opened).toHaveBeenCalledOnce();
    expect(dialog.getAttribute("aria-modal")).toBe("true");
    expect(dialog.getAttribute("popover")).toBe("auto");
  });

  it("is modal itself where it is asked for from a modal dialog, over which no popover could be reached", () => {
    const under = document.createElement("dialog");
    document.body.append(under);
    under.showModal();
    const { dialog } = start();
    expect(opened).not.toHaveBeenCalled();
    expect(dialog.open).toBe(true);
    under.remove();
  });

  it("takes the focus into its field, and gives it back", () => {
    const { close } = start();
    expect(focused()).toBe(screen.getByLabelText("Tags"));
    close();
    expect(focused()).toBe(screen.getByText("Behind"));
  });

  it("tells the browser where to begin, so that the focus moves once and not by way of the dialog", () => {
    const focus = vi.spyOn(HTMLElement.prototype, "focus");
    opened.mockImplementationOnce(function open(this: HTMLElement) {
      this.setAttribute("open", "");
      focus.mockClear();
      // As browsers do.
      (this.querySelector<HTMLElement>("[autofocus]") ?? this).focus();
    });
    start();
    expect(focus.mock.contexts).toEqual([screen.getByLabelText("Tags")]);
    expect(focused()).toBe(screen.getByLabelText("Tags"));
  });

  it("gives the focus to the field of a further step", () => {
    const onClose = vi.fn();
    const { rerender } = render(<Page onClose={onClose} open />);
    rerender(<Page onClose={onClose} open step="Teammates" />);
    expect(focused()).toBe(screen.getByLabelText("Teammates"));
  });

  it("takes the focus to what one works with where it came from is gone", () => {
    const main = document.createElement("div");
    main.id = "main";
    main.tabIndex = -1;
    document.body.append(main);
    const row = document.createElement("button");
    document.body.append(row);
    row.focus();
    const { unmount } = render(<Page onClose={() => undefined} open />);
    row.remove();
    unmount();
    expect(focused()).toBe(main);
    main.remove();
  });

  it("keeps the focus inside, by Tab both ways and whoever calls it away", async () => {
    start();
    const user = userEvent.setup();
    const message = screen.getByText("Add a message");
    await user.tab();
    expect(focused()).toBe(message);
    await user.tab();
    expect(focused()).toBe(screen.getByLabelText("Tags"));
    await user.tab({ shift: true });
    expect(focused()).toBe(message);
    screen.getByText("Behind").focus();
    expect(focused()).toBe(screen.getByLabelText("Tags"));
  });

  it("closes by a press beside it, but not by one that began inside", () => {
    const { dialog, onClose } = start();
    fireEvent.pointerDown(screen.getByLabelText("Tags"));
    fireEvent.click(dialog);
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.pointerDown(dialog);
    fireEvent.click(dialog);
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("has a way out for a thumb, and not where there are keys", () => {
    const media = { addEventListener: () => undefined, removeEventListener: () => undefined };
    vi.stubGlobal("matchMedia", (query: string) => ({ ...media, matches: query === phone }));
    const { onClose } = start();
    fireEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(onClose).toHaveBeenCalledOnce();
    cleanup();
    vi.unstubAllGlobals();
    start();
    expect(screen.queryByRole("button", { name: "Close" })).toBeNull();
  });

  it("closes when the browser closes it, by Esc or a phone's way back", () => {
    const { dialog, onClose } = start();
    fireEvent(dialog, Object.assign(new Event("beforetoggle"), { newState: "open" }));
    expect(onClose).not.toHaveBeenCalled();
    fireEvent(dialog, Object.assign(new Event("beforetoggle"), { newState: "closed" }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("keeps the page's keys from acting", () => {
    const stack = createHotkeyStack(() => 0);
    const act = vi.fn();
    stack.push({ bindings: () => ({ e: act }) });
    const { close } = start();
    stack.handle(new KeyboardEvent("keydown", { key: "e" }));
    expect(act).not.toHaveBeenCalled();
    close();
    stack.handle(new KeyboardEvent("keydown", { key: "e" }));
    expect(act).toHaveBeenCalledOnce();
  });
});
