// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Bindings } from "./hotkey-stack";
import { HotkeysProvider, useHotkeys } from "./use-hotkeys";

afterEach(cleanup);

const Layer = ({ keys }: { keys: Bindings }) => {
  useHotkeys(keys);
  return null;
};

const page = (keys: Bindings, options: { above?: Bindings; singleKeys?: boolean } = {}) =>
  render(
    <HotkeysProvider singleKeys={options.singleKeys ?? true}>
      <Layer keys={keys} />
      {options.above ? <Layer keys={options.above} /> : null}
      <input aria-label="words" />
      <input aria-label="tick" type="checkbox" />
      <button type="button">Press</button>
    </HotkeysProvider>,
  );

const pressed: string[] = [];
const note = (word: string) => () => {
  pressed.push(word);
};
afterEach(() => {
  pressed.length = 0;
});
const press = (key: string, init: KeyboardEventInit = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { key, code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key, ...init });

describe("useHotkeys", () => {
  it("runs on its single key, and tells Shift from none", () => {
    page({ e: note("close"), E: note("open") });
    press("e");
    press("E", { shiftKey: true });
    expect(pressed).toEqual(["close", "open"]);
  });

  it("takes Caps Lock for no Shift", () => {
    page({ e: note("close"), E: note("open") });
    press("E");
    expect(pressed).toEqual(["close"]);
  });

  it("does nothing while somebody types, but does on a checkbox", () => {
    const { getByLabelText } = page({ e: note("close") });
    press("e", {}, getByLabelText("words"));
    expect(pressed).toEqual([]);
    press("e", {}, getByLabelText("tick"));
    expect(pressed).toEqual(["close"]);
  });

  it("does nothing while an input method composes", () => {
    page({ e: note("close") });
    press("e", { isComposing: true });
    press("e", { keyCode: 229 });
    press("Process");
    expect(pressed).toEqual([]);
  });

  it.each([["ctrlKey"], ["metaKey"], ["altKey"]])("leaves the key alone with %s", (modifier) => {
    page({ e: note("close") });
    press("e", { [modifier]: true });
    expect(pressed).toEqual([]);
  });

  it("does nothing below an open dialog", () => {
    page({ e: note("close") });
    const dialog = document.createElement("dialog");
    dialog.setAttribute("open", "");
    document.body.append(dialog);
    press("e");
    dialog.remove();
    expect(pressed).toEqual([]);
    press("e");
    expect(pressed).toEqual(["close"]);
  });

  it("lets Ctrl or Cmd with a key through while typing", () => {
    const { getByLabelText } = page({ "Mod+k": note("palette") });
    press("k", { ctrlKey: true }, getByLabelText("words"));
    press("k", { metaKey: true });
    expect(pressed).toEqual(["palette", "palette"]);
  });

  it("runs a sequence, and the second key alone stays what it is", () => {
    page({ "g q": note("queue"), q: note("alone") });
    press("g");
    press("q");
    press("q");
    expect(pressed).toEqual(["queue", "alone"]);
  });

  it("goes to the layer mounted last, and on to the one below when that declines", () => {
    page({ e: note("below"), j: note("below j") }, { above: { e: note("above"), j: () => false } });
    press("e");
    press("j");
    expect(pressed).toEqual(["above", "below j"]);
  });

  it("repeats while the key is held only where that was asked for", () => {
    page({ j: { run: note("next"), repeat: true }, e: note("close") });
    press("j", { repeat: true });
    press("e", { repeat: true });
    expect(pressed).toEqual(["next"]);
  });

  it("leaves Enter to the button that has focus", () => {
    const { getByText } = page({ Enter: note("open") });
    press("Enter", {}, getByText("Press"));
    expect(pressed).toEqual([]);
    press("Enter");
    expect(pressed).toEqual(["open"]);
  });

  it("finds the key by its place on a layout without Latin letters", () => {
    page({ j: note("next") });
    press("о", { code: "KeyJ" });
    expect(pressed).toEqual(["next"]);
  });

  it("has single keys off when they are switched off, and combinations still on", () => {
    page({ e: note("close"), "Mod+k": note("palette"), Enter: note("open") }, { singleKeys: false });
    press("e");
    press("k", { ctrlKey: true });
    press("Enter");
    expect(pressed).toEqual(["palette", "open"]);
  });

  it("stops when it is taken off the page", () => {
    page({ e: note("close") }).unmount();
    press("e");
    expect(pressed).toEqual([]);
  });
});
