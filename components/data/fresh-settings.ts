import type { Settings } from "@/lib/api/settings-model";

const place = "switchyard-fresh-settings";

/** A setting that this tab has changed. `keptAt`: when the server had confirmed it, in unix milliseconds; null until then. */
type Note = { readonly value: unknown; readonly keptAt: number | null };
type Notes = Readonly<Record<string, Note>>;

const isNote = (value: unknown): value is Note =>
  typeof value === "object" && value !== null && "value" in value && "keptAt" in value;

/** What cannot be read was written by nobody we know, and is written over. */
const parsed = (written: string | null): unknown => {
  try {
    return JSON.parse(written ?? "{}");
  } catch {
    return null;
  }
};

const read = (): Notes => {
  const kept = parsed(sessionStorage.getItem(place));
  return Object.fromEntries(
    Object.entries(kept ?? {}).flatMap(([name, note]) => (isNote(note) ? [[name, note]] : [])),
  );
};

/** Without storage all goes to the server as well; only a reload in between would lose it. */
const change = (next: (notes: Notes) => Notes): void => {
  try {
    const notes = next(read());
    if (Object.keys(notes).length === 0) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(notes));
  } catch {
    // As above.
  }
};

const noted = (settings: Partial<Settings>, keptAt: number | null): Notes =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, { value, keptAt }]));

const isSame = (note: Note | undefined, value: unknown): boolean =>
  note !== undefined && JSON.stringify(note.value) === JSON.stringify(value);

/** Of these, what has not been changed again since. */
const stillSo = (notes: Notes, settings: Partial<Settings>): Partial<Settings> =>
  Object.fromEntries(Object.entries(settings).filter(([name, value]) => isSame(notes[name], value)));

/** At once, so that a page that is left or reloaded before its word has gone out has it when it is back. */
export const noteChanged = (settings: Partial<Settings>): void =>
  change((notes) => ({ ...notes, ...noted(settings, null) }));

/** The server has these from now on. A page that was asked for before may still come without them, so they stay noted. */
export const noteKept = (settings: Partial<Settings>): void =>
  change((notes) => ({ ...notes, ...noted(stillSo(notes, settings), Date.now()) }));

/** The server will never take these. */
export const forgetChanged = (settings: Partial<Settings>): void =>
  change((notes) => {
    const gone = stillSo(notes, settings);
    return Object.fromEntries(Object.entries(notes).filter(([name]) => !Object.hasOwn(gone, name)));
  });

/** What is noted and not known to be in a page that was asked for at `askedAt`, in unix milliseconds; the rest is forgotten. */
export const notInPage = (
  askedAt: number,
): {
  readonly kept: Readonly<Record<string, unknown>>;
  readonly unkept: Readonly<Record<string, unknown>>;
} => {
  const left: { kept: Record<string, unknown>; unkept: Record<string, unknown> } = { kept: {}, unkept: {} };
  change((notes) => {
    const fresh = Object.entries(notes).filter(([, { keptAt }]) => keptAt === null || keptAt >= askedAt);
    for (const [name, { value, keptAt }] of fresh) left[keptAt === null ? "unkept" : "kept"][name] = value;
    return Object.fromEntries(fresh);
  });
  return left;
};
