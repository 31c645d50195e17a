/** By place (lib/actions/subject.ts): the key of the last part before something that came and is not in sight yet; nothing where all is. */
const known = new Map<string, string>();

/** How far a person has seen the threads that are open, for what asks before it acts on something that they may not know. */
export const seenUpTo = {
  of: (place: string): string | undefined => known.get(place),
  set: (place: string, last: string | null): void => {
    if (last === null) known.delete(place);
    else known.set(place, last);
  },
};
