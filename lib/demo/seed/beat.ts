import type { DemoAssignee, DemoPriority } from "../model";
import type { FileKind, TagName } from "./text/scenario";

type Actor =
  | { readonly kind: "customer" | "ai" | "operator" }
  | { readonly kind: "admin"; readonly id: string };

/** One thing that happens. Beat 0 of a plan is the opening message itself, every other one becomes a part. */
export type Beat = {
  /** Part type as in api.md section 2; `source` for beat 0. */
  readonly type: string;
  readonly by: Actor;
  /** Seconds after the beat before it, as long as nothing has to be squeezed. */
  readonly gap: number;
  /** Plain text with words in braces, or null for an event. */
  readonly text: string | null;
  /** Raw HTML that is shown instead of `text`. */
  readonly html?: string;
  readonly assign?: DemoAssignee;
  readonly team?: string;
  readonly tags?: readonly TagName[];
  readonly priority?: DemoPriority;
  /** Of a snooze; without it the snooze lasts until the next beat. */
  readonly until?: number;
  readonly file?: FileKind;
  readonly details?: Record<string, unknown>;
  readonly options?: readonly string[];
  /** Facts of its own, for long threads that would repeat themselves otherwise. */
  readonly fresh?: boolean;
  readonly answer?: boolean;
};

export const customer: Actor = { kind: "customer" };
export const ai: Actor = { kind: "ai" };
export const operator: Actor = { kind: "operator" };
export const admin = (id: string): Actor => ({ kind: "admin", id });

export const event = (type: string, by: Actor, gap: number, more: Partial<Beat> = {}): Beat => ({
  type,
  by,
  gap,
  text: null,
  ...more,
});

export const said = (by: Actor, gap: number, text: string, more: Partial<Beat> = {}): Beat => ({
  type: "comment",
  by,
  gap,
  text,
  ...more,
});

const customerTypes: ReadonlySet<string> = new Set(["source", "comment", "quick_reply", "open"]);

/** A message that a person wrote to the other side: not a note, an event or a machine's answer. */
export const isReply = (beat: Beat): boolean =>
  (beat.text !== null || beat.html !== undefined) &&
  (beat.by.kind === "admin"
    ? beat.type !== "note" && !beat.type.startsWith("note_") && beat.type !== "call_summary"
    : beat.by.kind === "customer" && customerTypes.has(beat.type));
