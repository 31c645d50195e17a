import "server-only";
import * as z from "zod";
import { type ActionInput, actionInputSchema, standingSchema } from "@/lib/actions/input";
import { inverseOf, sameStanding, standingOf } from "@/lib/actions/inverse";
import type { DoneThen } from "@/lib/actions/stands";
import { actionTable } from "@/lib/actions/table";

export const tagSchema = z.object({ id: z.string(), name: z.string() });

/** As it stood before; rows of earlier releases have less, and cannot be taken back. */
const beforeSchema = z.object({
  state: z.enum(["open", "snoozed", "closed"]),
  snoozedUntil: z.number().nullable(),
  assigneeId: z.string().nullable(),
  teamId: z.string().nullable(),
  read: z.boolean(),
  priority: z.boolean(),
  title: z.string().nullable(),
  tags: z.array(tagSchema),
  contacts: z.array(z.object({ id: z.string().nullable() })),
  attributes: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]))
    .optional(),
});

const nameSchema = z.object({ name: z.string().nullish(), title: z.string().nullish() });

/** What it was called before; rows of earlier releases have at most a title. */
export const nameIn = ({ before }: Pick<StoredAction, "before">): string | null => {
  const parsed = nameSchema.safeParse(before);
  return parsed.success ? (parsed.data.name ?? parsed.data.title ?? null) : null;
};

const resultSchema = z.object({
  tag: tagSchema.nullable().catch(null),
  contact: tagSchema.nullable().catch(null),
  after: z
    .custom<z.infer<typeof standingSchema>>((value) => standingSchema.safeParse(value).success)
    .nullable()
    .catch(null),
});

/** What the journal keeps of an action, as JSON. */
export type StoredAction = {
  readonly action: unknown;
  readonly before: unknown;
  readonly outcome: "done" | "failed" | "unknown" | null;
  readonly result: unknown;
};

export type OnConversation = {
  readonly kind: "conversation";
  readonly action: ActionInput;
  readonly done: DoneThen;
  /** What takes it back, null when nothing does. */
  readonly inverse: ActionInput | null;
};

const doneOf = (result: unknown): DoneThen => {
  const parsed = resultSchema.safeParse(result);
  if (!parsed.success) return {};
  const { tag, contact, after } = parsed.data;
  return { tagId: tag?.id, contact: contact ?? undefined, after };
};

const inverseIn = (row: StoredAction, action: ActionInput, done: DoneThen): ActionInput | null => {
  const before = beforeSchema.safeParse(row.before);
  if (row.outcome !== "done" || actionTable[action.kind].undo !== "inverse" || !before.success) return null;
  const inverse = inverseOf(action, before.data, done);
  // What left everything as it was leaves nothing to take back.
  if (inverse?.kind === "restore" && done.after && sameStanding(done.after, standingOf(before.data)))
    return null;
  return inverse;
};

/** Null for an action that this release does not know. */
export const onConversation = (row: StoredAction): OnConversation | null => {
  const action = actionInputSchema.safeParse(row.action);
  if (!action.success) return null;
  const done = doneOf(row.result);
  return {
    kind: "conversation",
    action: action.data,
    done,
    inverse: inverseIn(row, action.data, done),
  };
};
