/** Where this browser keeps a draft of `owner`, `at` as `lib/actions/subject.ts` has it; with "" what all their drafts begin with. */
export const draftPlace = (owner: string, at: string): string => `switchyard:draft:${owner}:${at}`;

/** Places of drafts that live in this page alone, where the browser keeps nothing. */
export const unkeptDrafts = new Set<string>();
