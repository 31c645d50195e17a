import type { Settings } from "@/lib/api/settings-model";

const place = "switchyard-unkept-settings";

/** What this tab has changed and the server has not confirmed, as it was written down; null where there is nothing. */
export const readUnkept = (): string | null => {
  try {
    return sessionStorage.getItem(place);
  } catch {
    return null;
  }
};

const parsed = (): Record<string, unknown> => {
  const kept: unknown = JSON.parse(readUnkept() ?? "{}");
  return typeof kept === "object" && kept !== null ? { ...kept } : {};
};

const write = (change: Record<string, unknown>): void =>
  Object.keys(change).length === 0
    ? sessionStorage.removeItem(place)
    : sessionStorage.setItem(place, JSON.stringify(change));

/** At once, so that a page that is left or reloaded before its word has gone out sends it when it is back. */
export const noteUnkept = (change: Partial<Settings>): void => {
  try {
    write({ ...parsed(), ...change });
  } catch {
    // Without storage it still goes to the server; only a reload in between would lose it.
  }
};

/** The server has these, or never will; what was changed again since then stays noted. */
export const forgetUnkept = (change: Partial<Settings>): void => {
  try {
    const sent = new Map(Object.entries(change).map(([name, value]) => [name, JSON.stringify(value)]));
    const left = Object.entries(parsed()).filter(([name, value]) => sent.get(name) !== JSON.stringify(value));
    write(Object.fromEntries(left));
  } catch {
    // As above.
  }
};
