"use client";
import { type ComponentType, useEffect, useRef } from "react";
import { Button } from "./button";
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

const againPart = <P extends object>(
  name: string,
  fetch: () => Promise<ComponentType<P>>,
): ComponentType<P> => {
  const late = createLate(fetch);
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part that could not be loaded
  const Part = (props: P) => {
    const { value: Loaded, failed } = useLate(late);
    const load = () => void late.load().catch(() => undefined);
    useEffect(() => {
      addEventListener("online", load);
      return () => removeEventListener("online", load);
    });
    if (Loaded) return <Loaded {...props} />;
    const close = closeOf(props);
    return (
      <p role="alert" className="flex flex-wrap items-center gap-2 px-3 py-2 text-s text-late">
        {name} could {failed ? "still " : ""}not be loaded.
        <Button onClick={load}>Try again</Button>
        {close ? <Button onClick={close}>Close</Button> : null}
      </p>
    );
  };
  return Part;
};

/**
 * What `dynamic` loads, for parts that the page keeps drawn: where one cannot be had, a line in its place says so under its name and
 * tries again at a press or once there is a connection. Without it the error screen would take the place of the page.
 */
export const orAgain =
  <P extends object>(name: string, fetch: () => Promise<ComponentType<P>>) =>
  (): Promise<ComponentType<P>> =>
    fetch().catch(() => againPart(name, fetch));
