"use client";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { type Bindings, createHotkeyStack, type HotkeyStack } from "./hotkey-stack";

const Context = createContext<HotkeyStack | null>(null);

/** Listens for the page's keys. Off while typing, composing, with other modifiers, and while a dialog is open. */
export const HotkeysProvider = ({ children, singleKeys }: { children: ReactNode; singleKeys: boolean }) => {
  const [stack] = useState(() => createHotkeyStack(() => performance.now()));
  useEffect(() => {
    stack.setSingleKeys(singleKeys);
  }, [stack, singleKeys]);
  useEffect(() => {
    document.addEventListener("keydown", stack.handle);
    return () => document.removeEventListener("keydown", stack.handle);
  }, [stack]);
  return <Context value={stack}>{children}</Context>;
};

/** Binds keys while mounted; of two that bind one key, the one mounted later goes first. Without a provider it does nothing. */
export const useHotkeys = (bindings: Bindings): void => {
  const stack = useContext(Context);
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => stack?.push({ bindings: () => latest.current }), [stack]);
};
