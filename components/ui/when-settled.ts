const signs = ["pointermove", "pointerdown", "keydown", "focusin"] as const;
const atLatestMs = 3000;

/**
 * Runs `work` as soon as somebody shows that they are there, at the latest a few seconds after the page stands: for what is
 * needed next but must not slow down what is needed first. Returns what calls it off.
 */
export const whenSettled = (work: () => void): (() => void) => {
  const stop = () => {
    clearTimeout(timer);
    for (const sign of signs) removeEventListener(sign, start, true);
  };
  const start = () => {
    stop();
    work();
  };
  const timer = setTimeout(start, atLatestMs);
  for (const sign of signs) addEventListener(sign, start, { capture: true, once: true, passive: true });
  return stop;
};
