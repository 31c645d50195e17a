/** Something that this member has done and may want to take back. */
export type Done = {
  /** The idempotency key of what was done. */
  readonly key: string;
  /** What was done, as the toast says it. */
  readonly words: string;
  /** Null where nothing takes it back. */
  readonly takeBack: (() => void) | null;
};

export type UndoStack = {
  readonly push: (done: Done) => void;
  readonly find: (key: string) => Done | null;
  /** Takes the last one off. */
  readonly pop: () => Done | null;
  /** Takes that one off. */
  readonly drop: (key: string) => void;
};

/** More than anybody remembers; the journal has them all. */
const mostKept = 50;

/** What was done in this page, the last on top. `onNew` is told of each that comes onto it. */
export const createUndoStack = (onNew: () => void = () => undefined): UndoStack => {
  let all: readonly Done[] = [];
  return {
    push: (done) => {
      if (all.every(({ key }) => key !== done.key)) onNew();
      all = [...all.filter(({ key }) => key !== done.key), done].slice(-mostKept);
    },
    find: (key) => all.find((done) => done.key === key) ?? null,
    pop: () => {
      const last = all.at(-1) ?? null;
      all = all.slice(0, -1);
      return last;
    },
    drop: (key) => {
      all = all.filter((done) => done.key !== key);
    },
  };
};
