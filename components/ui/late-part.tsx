"use client";
import { type ComponentType, useEffect, useRef } from "react";
import { createLate, useLate } from "./late";
import { useToasts } from "./toasts";

const closeOf = (props: object): (() => unknown) | null => {
  const close = "onClose" in props ? props.onClose : null;
  return typeof close === "function" ? () => close() : null;
};

/**
 * A part that is fetched when it is first drawn, for what nobody needs to see the page. Where it cannot be had, that is said under its
 * name and its `onClose` is called, so that the next press tries again; the page around it stands. Without a name nothing is said.
 */
export const latePart = <P extends object>(
  name: string | null,
  fetch: () => Promise<ComponentType<P>>,
): ComponentType<P> => {
  const late = createLate(fetch);
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, where a module begins
  const Part = (props: P) => {
    const { value: Loaded } = useLate(late);
    const { show } = useToasts();
    const close = useRef<(() => unknown) | null>(null);
    useEffect(() => {
      close.current = closeOf(props);
    });
    useEffect(() => {
      let here = true;
      late.load().catch(() => {
        if (!here) return;
        if (name !== null)
          show({ tone: "late", text: `${name} could not be loaded. Check the connection and try again.` });
        close.current?.();
      });
      return () => {
        here = false;
      };
    }, [show]);
    return Loaded ? <Loaded {...props} /> : null;
  };
  return Part;
};
