"use client";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { type Bindings, createHotkeyStack, type HotkeyStack } from "./hotkey-stack";
import { keepFocus } from "./keep-focus";
import { isSingle, type OwnKeys, ownKey } from "./own-keys";

type KeyOf = (keys: string) => string | undefined;

const Stack = createContext<HotkeyStack | null>(null);
const Keys = createContext<KeyOf>((keys) => keys);

const none: OwnKeys = {};

type HotkeysProps = {
  readonly singleKeys: boolean;
  readonly own?: OwnKeys;
  readonly children: ReactNode;
};

/** A button that takes itself away, as the one that removes a tag, takes the focus along: a press that no pointer made keeps it. */
const keepFocusOfKeys = ({ detail }: MouseEvent): void => {
  if (detail === 0) requestAnimationFrame(keepFocus);
};

/** Listens for the page's keys. Off while typing, composing, with other modifiers, and while a dialog is open. */
export const HotkeysProvider = ({ singleKeys, own = none, children }: HotkeysProps) => {
  const [stack] = useState(() => createHotkeyStack(() => performance.now()));
  const keyOf = useMemo<KeyOf>(
    () => (keys) => (singleKeys || !isSingle(keys) ? ownKey(own, keys) : undefined),
    [singleKeys, own],
  );
  useEffect(() => stack.setUp(singleKeys, own), [stack, singleKeys, own]);
  useEffect(() => {
    document.addEventListener("keydown", stack.handle);
    document.addEventListener("click", keepFocusOfKeys);
    return () => {
      document.removeEventListener("keydown", stack.handle);
      document.removeEventListener("click", keepFocusOfKeys);
    };
  }, [stack]);
  return (
    <Stack value={stack}>
      <Keys value={keyOf}>{children}</Keys>
    </Stack>
  );
};

/** Binds keys while mounted; of two that bind one key, the one mounted later goes first. Without a provider it does nothing. */
export const useHotkeys = (bindings: Bindings): void => {
  const stack = useContext(Stack);
  const latest = useRef(bindings);
  // With what they act on in one go: a key must not find the rows of a moment ago under those that are shown.
  useLayoutEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => stack?.push({ bindings: () => latest.current }), [stack]);
};

/** What one presses, as set up, for what comes with a key; undefined where nothing does it. All that shows a key asks this. */
export const useKeyOf = (): KeyOf => useContext(Keys);

/** As `useKeyOf`, for `aria-keyshortcuts`: which knows no keys after one another. */
export const useShortcutOf = (): ((keys: string | undefined) => string | undefined) => {
  const keyOf = useKeyOf();
  return (keys) => {
    const key = keys && keyOf(keys);
    if (!key || key[1] === " ") return undefined;
    return key.length === 1 && key !== key.toLowerCase() ? `Shift+${key}` : key;
  };
};
