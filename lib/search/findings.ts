/** What differs between workspaces, as probing found it; null is not known yet. */
export type Findings = {
  /** How the search finds what nobody is assigned to: as 0, as null, or not at all. */
  readonly unassigned: "zero" | "null" | "neither" | null;
  /** Whether the search puts results in the order asked for, does not care, or refuses to be asked. */
  readonly sort: "works" | "ignored" | "refused" | null;
  /** As `sort`, by `waiting_since`: and where those stand for whom nobody waits. */
  readonly waitingSort: "unset-last" | "unset-first" | "ignored" | "refused" | null;
  /** Whether `>=` is understood; Switchyard does without it. */
  readonly atLeast: boolean | null;
  /** Whether `>` lets the value itself through, as the documentation says, or not, as observers report. */
  readonly inclusive: boolean | null;
  /** Whether the search says how many match. */
  readonly totalCount: boolean | null;
  /** Unix milliseconds. */
  readonly probedAtMs: number;
};

export const isComplete = (findings: Findings | null): boolean =>
  findings !== null && Object.values(findings).every((finding) => finding !== null);
