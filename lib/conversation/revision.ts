import type { Part } from "./model";

const basis = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a over the text twice, from two beginnings: 64 bits are enough to tell one state of a conversation from the next. */
const digest = (text: string): string => {
  let [one, other] = [basis, basis ^ 0x5bd1e995];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, prime);
    other = Math.imul(other ^ (unit + at), prime);
  }
  return `${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}`;
};

type Read = { readonly parts: readonly Part[]; readonly fetchedAtMs: number; readonly stale: boolean };

/**
 * Stands for what a conversation, or what is read like one, shows: another text as soon as anything but the words of its parts differs,
 * which Intercom changes only by redacting. When it was read and whether it is old does not count.
 */
export const revisionOf = (read: Read): string => {
  const { parts, fetchedAtMs, stale, ...rest } = read;
  const shown = parts.map(({ id, partType, redacted }) => [id, partType, redacted]);
  return digest(JSON.stringify([rest, shown]));
};
