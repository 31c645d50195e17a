/** Where no frames are drawn, as in a tab behind others, nobody waits longer than this. */
const patienceMs = 100;

/** Runs something once the frame that is due has been painted. Returns how to call it off. */
export const afterPaint = (run: () => void): (() => void) => {
  let ended = false;
  const end = () => {
    ended = true;
    cancelAnimationFrame(frame);
    clearTimeout(fallback);
  };
  const go = () => {
    if (ended) return;
    end();
    run();
  };
  const frame = requestAnimationFrame(() => setTimeout(go));
  const fallback = setTimeout(go, patienceMs);
  return end;
};
