// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from "@testing-library/react";
import { useLayoutEffect } from "react";
import { afterEach, describe, expect, it } from "vitest";
import type { Bindings } from "./hotkey-stack";
import { Kbd } from "./kbd";
import { keyless, type OwnKeys } from "./own-keys";
import { HotkeysProvider, useHotkeys, useShortcutOf } from "./use-hotkeys";

afterEach(cleanup);

const Layer = ({ keys }: { keys: Bindings }) => {
  useHotkeys(keys);
  return null;
};

const Shortcut = ({ keys }: { keys: string }) => <i aria-keyshortcuts={useShortcutOf()(keys)}>{keys}</i>;

const page = (keys: Bindings, options: { above?: Bindings; singleKeys?: boolean; own?: OwnKeys } = {}) =>
  render(
    <HotkeysProvider singleKeys={options.singleKeys ?? true} own={options.own ?? {}}>
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

/** Something whose key tells what is drawn; the key comes as soon as that stands on the page. */
const Told = ({ drawn }: { drawn: string }) => {
  useHotkeys({ k: () => pressed.push(drawn) });
  return null;
};
const PressedAtOnce = ({ drawn }: { drawn: string }) => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each change
  useLayoutEffect(() => {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "k", code: "KeyK", bubbles: true }));
  }, [drawn]);
  return <Told drawn={drawn} />;
};

describe("useHotkeys", () => {
  it("goes by what stands on the page, from the moment that it stands there", () => {
    const of = (drawn: string) => (
      <HotkeysProvider singleKeys>
        <PressedAtOnce drawn={drawn} />
      </HotkeysProvider>
    );
    const { rerender } = render(of("before"));
    pressed.length = 0;
    rerender(of("after"));
    expect(pressed).toEqual(["after"]);
  });

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

  it("listens to the member's own key instead, and no more to the one in whose place it stands", () => {
    page(
      { e: note("close"), t: note("tag"), "g q": note("queue"), j: note("next"), "Mod+k": note("palette") },
      { own: { e: "t", t: "e", "g q": "q l", j: null, "Mod+k": "Mod+e" } },
    );
    for (const key of ["t", "e", "j", "g", "q", "q", "l"]) press(key);
    press("k", { ctrlKey: true });
    press("e", { ctrlKey: true });
    expect(pressed).toEqual(["close", "tag", "queue", "palette"]);
  });

  it("listens to what comes without a key once it has one, alone or as the second of two, while single keys are on", () => {
    const bindings = {
      [keyless("title")]: note("rename"),
      [keyless("merge")]: note("merge"),
      e: note("close"),
    };
    const own = { [keyless("title")]: "X", [keyless("merge")]: "b m" };
    const { unmount } = page(bindings, { own });
    for (const key of ["X", "b", "m", "m", "e"]) press(key, key === "X" ? { shiftKey: true } : {});
    expect(pressed).toEqual(["rename", "merge", "close"]);
    unmount();
    page(bindings, { own, singleKeys: false });
    for (const key of ["X", "b", "m"]) press(key, key === "X" ? { shiftKey: true } : {});
    expect(pressed).toHaveLength(3);
  });

  it("leaves a key that nobody took to what comes with it", () => {
    page({ e: note("close"), y: note("other") }, { own: { e: "d" } });
    for (const key of ["d", "y", "e"]) press(key);
    expect(pressed).toEqual(["close", "other"]);
  });

  it("stops when it is taken off the page", () => {
    page({ e: note("close") }).unmount();
    press("e");
    expect(pressed).toEqual([]);
  });
});

describe("what shows a key", () => {
  const shown = (keys: string, singleKeys: boolean, own: OwnKeys) => {
    const { container, unmount } = render(
      <HotkeysProvider singleKeys={singleKeys} own={own}>
        <Kbd keys={keys} />
        <Shortcut keys={keys} />
      </HotkeysProvider>,
    );
    const caps = [...container.querySelectorAll("kbd")].map((cap) => cap.textContent);
    const told = container.querySelector("i")?.getAttribute("aria-keyshortcuts") ?? null;
    unmount();
    return { caps, told };
  };

  it.each([
    ["e", true, {}, ["e"], "e"],
    ["e", true, { e: "Y" }, ["Shift y"], "Shift+Y"],
    ["e", true, { e: null }, [], null],
    ["e", true, { e: "g e" }, ["g", "e"], null],
    ["g q", true, { "g q": "Q" }, ["Shift q"], "Shift+Q"],
    ["e", false, {}, [], null],
    ["g q", false, {}, [], null],
    ["Escape", false, {}, ["Esc"], "Escape"],
    ["act:title", true, {}, [], null],
    ["act:title", true, { "act:title": "X" }, ["Shift x"], "Shift+X"],
    ["act:title", false, { "act:title": "X" }, [], null],
  ] as const)("says of %j, single keys %j and %j as own: %j", (keys, single, own, caps, told) => {
    expect(shown(keys, single, own)).toEqual({ caps, told });
  });
});
