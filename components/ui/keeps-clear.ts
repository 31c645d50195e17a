"use client";

const bars = new Set<Element>();
let watch: ResizeObserver | null = null;

const topOf = (bar: Element): number => {
  const { top, height } = bar.getBoundingClientRect();
  // What is not drawn takes no room.
  return height === 0 ? innerHeight : top;
};

const tell = () => {
  const { style } = document.documentElement;
  const taken = innerHeight - Math.min(innerHeight, ...[...bars].map(topOf));
  if (taken > 0) style.setProperty("--bars", `${Math.round(taken)}px`);
  else style.removeProperty("--bars");
};

/** The `ref` of what stands at the bottom of a pane: on a phone toasts stand above the highest of these. */
export const keepsClear = (bar: Element | null): (() => void) | undefined => {
  if (bar === null) return;
  if (watch === null) {
    watch = new ResizeObserver(tell);
    watch.observe(document.documentElement);
  }
  bars.add(bar);
  watch.observe(bar);
  tell();
  return () => {
    bars.delete(bar);
    watch?.unobserve(bar);
    tell();
  };
};
