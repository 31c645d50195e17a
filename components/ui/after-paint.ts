/** Where no frames are drawn, as in a tab behind others, nobody waits longer than this. */
const patienceMs = 100;
/** Behind what the frame itself has put in line, as the word that it is on the screen. */
const behindMs = 1;

type Batch = Set<() => void>;

let gathering: Batch | null = null;

const runAll = (batch: Batch): void => {
  const due = [...batch];
  batch.clear();
  for (const run of due) {
    try {
      run();
    } catch (error) {
      reportError(error);
    }
  }
};

/** What is asked for until the frame that is due begins; it runs in one go after it, so that React draws all of it at once. */
const gather = (): Batch => {
  const batch: Batch = new Set();
  const close = () => {
    if (gathering === batch) gathering = null;
  };
  setTimeout(() => {
    close();
    runAll(batch);
  }, patienceMs);
  requestAnimationFrame(() => {
    close();
    setTimeout(() => runAll(batch), behindMs);
  });
  return batch;
};

/** Runs something once the frame that is due has been painted. Returns how to call it off. */
export const afterPaint = (run: () => void): (() => void) => {
  gathering ??= gather();
  const batch = gathering;
  const own = () => run();
  batch.add(own);
  return () => batch.delete(own);
};
