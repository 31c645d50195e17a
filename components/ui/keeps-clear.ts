"use client";

const bars = new Set<Element>();
let watch: ResizeObserver | null = null;
let planned = 0;

const topOf = (bar: Element): number => {
  const { top, height } = bar.getBoundingClientRect();
  // What is not drawn takes no room.
  return height === 0 ? innerHeight : top;
};

/** Only toasts are told: on the root it would give every element of the page a new style each time that a conversation goes. */
const tell = () => {
  planned = 0;
  const style = document.querySelector<HTMLElement>(".toasts")?.style;
  const taken = innerHeight - Math.min(innerHeight, ...[...bars].map(topOf));
  const said = taken > 0 ? `${Math.round(taken)}px` : "";
  if (style && style.getPropertyValue("--bars") !== said) style.setProperty("--bars", said);
};

/** With the next frame, which lays the page out in any case: asked at once, the page would be laid out once more. */
const tellSoon = () => {
  if (planned === 0) planned = requestAnimationFrame(tell);
};

/** The `ref` of what stands at the bottom of a pane: on a phone toasts stand above the highest of these. */
export const keepsClear = (bar: Element | null): (() => void) | undefined => {
  if (bar === null) return;
  if (watch === null) {
    watch = new ResizeObserver(tellSoon);
    watch.observe(document.documentElement);
  }
  bars.add(bar);
  watch.observe(bar);
  tellSoon();
  return () => {
    bars.delete(bar);
    watch?.unobserve(bar);
    tellSoon();
  };
};
