import "server-only";
import * as z from "zod";
import type { OtherAction } from "@/lib/api/journal";
import { messageChannels } from "@/lib/api/message-channels";
import type { StoredAction } from "./conversation-row";

/** What is done beside the tables of actions, as far as it is told again. */
const otherSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("new-conversation"),
    contactId: z.string(),
    subject: z.string(),
    text: z.string(),
  }),
  z.object({
    kind: z.literal("new-message"),
    contactId: z.string(),
    channel: z.enum(messageChannels),
    subject: z.string(),
    text: z.string(),
  }),
  z.object({ kind: z.literal("contact-note"), contactId: z.string(), text: z.string() }),
]);

export type Other = {
  readonly kind: "other";
  readonly action: OtherAction;
  /** Nothing takes these back. */
  readonly inverse: null;
};

/** Null for what is none of these. */
export const onOther = (row: StoredAction): Other | null => {
  const action = otherSchema.safeParse(row.action);
  return action.success ? { kind: "other", action: action.data, inverse: null } : null;
};
