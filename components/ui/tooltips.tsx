"use client";
import { useEffect, useRef, useState } from "react";
import { exactTime } from "./exact-time";
import { Kbd } from "./kbd";
import { placeBelow } from "./place";

const delayMs = 350;

type Tip = { readonly anchor: Element; readonly text: string; readonly keys: string | undefined };

const tipOf = (target: EventTarget | null): Tip | null => {
  const anchor = target instanceof Element ? target.closest("[data-tip]") : null;
  if (!anchor) return null;
  const at = anchor.getAttribute("data-tip-at");
  const text = [anchor.getAttribute("data-tip"), at === null ? null : exactTime(Number(at))]
    .filter(Boolean)
    .join(" ");
  if (text === "") return null;
  return { anchor, text, keys: anchor.getAttribute("data-tip-keys") ?? undefined };
};

/** What it has opened stands where its tip would. */
const hasOpened = ({ anchor }: Tip): boolean =>
  anchor.hasAttribute("aria-haspopup") && anchor.getAttribute("aria-expanded") === "true";

const insideOf = (box: Element | null, target: EventTarget | null): boolean =>
  target instanceof Node && (box?.contains(target) ?? false);

/**
 * One layer for all tooltips of the page: anything with `data-tip` shows it on hover and on keyboard focus, followed by the moment
 * in `data-tip-at` (unix seconds) where there is one. Names never depend on
 * it. Esc sends it away; the pointer may move onto it.
 */
export const Tooltips = () => {
  const [tip, setTip] = useState<Tip | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const plan = (next: Tip | null, afterMs: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => setTip(next && hasOpened(next) ? null : next), afterMs);
    };
    // What a finger has touched counts as hovered and focused from then on: its tip would stay over whatever the touch opened.
    const hovers = matchMedia("(hover: hover)").matches;
    let byTouch = !hovers;
    const onOver = (event: PointerEvent) => {
      if (!hovers || event.pointerType === "touch" || insideOf(box.current, event.target))
        return clearTimeout(timer);
      const next = tipOf(event.target);
      plan(next, next ? delayMs : 80);
    };
    const onFocus = (event: FocusEvent) => {
      const next = byTouch ? null : tipOf(event.target);
      if (next?.anchor.matches(":focus-visible")) plan(next, delayMs);
    };
    const hide = () => plan(null, 0);
    const onDown = (event: PointerEvent) => {
      byTouch = event.pointerType === "touch";
      hide();
    };
    const onKey = (event: KeyboardEvent) => {
      // Keys on the screen never move the focus; others do.
      if (event.key === "Tab" || event.key.startsWith("Arrow")) byTouch = false;
      if (event.key === "Escape") hide();
    };
    // It comes after the page: what is under the pointer or in focus by then has been reached already.
    const reached =
      document.querySelector("[data-tip]:focus-visible") ??
      [...document.querySelectorAll("[data-tip]:hover")].at(-1) ??
      null;
    if (reached && !byTouch) plan(tipOf(reached), delayMs);
    document.addEventListener("pointerover", onOver);
    document.addEventListener("pointerdown", onDown);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("focusout", hide);
    document.addEventListener("keydown", onKey);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerover", onOver);
      document.removeEventListener("pointerdown", onDown);
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("keydown", onKey);
    };
  }, []);
  useEffect(() => {
    if (!tip || !box.current || !tip.anchor.isConnected) return;
    box.current.showPopover?.();
    placeBelow(box.current, tip.anchor);
  }, [tip]);
  if (!tip) return null;
  return (
    <div
      ref={box}
      popover="manual"
      role="tooltip"
      className="inset-auto m-0 max-w-72 items-center gap-2 rounded-m border-0 bg-ink px-2 py-1 text-s text-bg open:flex"
    >
      {tip.text}
      {tip.keys ? <Kbd keys={tip.keys} look="inherit" /> : null}
    </div>
  );
};
