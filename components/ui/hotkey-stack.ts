import { keepFocus } from "./keep-focus";
import { isTyping, pressOf } from "./keys";
import { isSingle, type OwnKeys, ownKey } from "./own-keys";

/** Runs on the key; returning false leaves the key to what lies below. */
type Run = (event: KeyboardEvent) => unknown;

export type Binding =
  | Run
  | { readonly run: Run /** Runs again while the key is held. */; readonly repeat: boolean };

/**
 * By key: `j`, `E` for Shift+e, `/`, `?`, `Escape`, `Enter`, `g q` for one after the other, `Mod+k` for Ctrl or Cmd, which alone
 * also works while typing. These are the keys that Switchyard comes with; what somebody has put in their place is told to the stack.
 */
export type Bindings = Readonly<Record<string, Binding>>;

type Layer = { readonly bindings: () => Bindings };

const sequenceMs = 1200;

export type HotkeyStack = {
  /** Later layers are asked first. Returns what takes the layer off. */
  readonly push: (layer: Layer) => () => void;
  readonly handle: (event: KeyboardEvent) => void;
  /** Single keys off: only combinations with Ctrl or Cmd, Escape, Enter and arrows are left. */
  readonly setUp: (singleKeys: boolean, own: OwnKeys) => void;
};

const ownedByControl = (event: KeyboardEvent, press: string): boolean => {
  const target = event.target instanceof Element ? event.target : null;
  if (press !== "Enter" && press !== " ") return false;
  return target?.closest('button, a[href], summary, [role="menuitem"]') !== null && target !== null;
};

const modalOpen = (): boolean => document.querySelector("dialog[open], dialog[popover]") !== null;

export const createHotkeyStack = (nowMs: () => number): HotkeyStack => {
  let layers: readonly Layer[] = [];
  let singleKeys = true;
  let own: OwnKeys = {};
  let instead: ReadonlyMap<string | null, string> = new Map();
  let begun: { readonly press: string; readonly atMs: number } | null = null;

  const runFirst = (pressed: string, event: KeyboardEvent): boolean => {
    const meant = instead.get(pressed) ?? (pressed in own ? "" : pressed);
    for (const layer of layers.toReversed()) {
      const binding = layer.bindings()[meant];
      if (binding === undefined) continue;
      const row = typeof binding === "function" ? { run: binding, repeat: false } : binding;
      if (event.repeat && !row.repeat) return true;
      if (row.run(event) !== false) return true;
    }
    return false;
  };
  const beginsSequence = (press: string): boolean =>
    layers.some((layer) =>
      Object.keys(layer.bindings()).some((keys) => ownKey(own, keys)?.startsWith(`${press} `)),
    );

  return {
    push: (layer) => {
      layers = [...layers, layer];
      return () => {
        layers = layers.filter((one) => one !== layer);
      };
    },
    setUp: (on, keys) => {
      singleKeys = on;
      own = keys;
      instead = new Map(Object.entries(keys).map(([keys, mine]) => [mine, keys]));
    },
    handle: (event) => {
      if (event.defaultPrevented || modalOpen()) return;
      const press = pressOf(event);
      if (press === null || ownedByControl(event, press)) return;
      if (isTyping(event.target) && !press.startsWith("Mod+")) return;
      if (!singleKeys && isSingle(press)) return;
      const first = begun !== null && nowMs() - begun.atMs < sequenceMs ? begun.press : null;
      begun = null;
      const taken = (first !== null && runFirst(`${first} ${press}`, event)) || runFirst(press, event);
      if (taken) {
        event.preventDefault();
        // What was done may have taken away what had the focus.
        requestAnimationFrame(keepFocus);
      } else if (beginsSequence(press)) begun = { press, atMs: nowMs() };
    },
  };
};
