import "server-only";
import * as z from "zod";
import type { QuickReply } from "@/lib/conversation/model";
import type { Part as IntercomPart } from "@/lib/intercom/schema/part";

const most = 20;
const longest = 200;

const optionSchema = z.object({ text: z.string(), uuid: z.string().nullish().catch(null) });

const optionsOf = ({ metadata }: Pick<IntercomPart, "metadata">) => {
  const given = metadata?.quick_reply_options;
  if (!Array.isArray(given)) return [];
  return given.slice(0, most).flatMap((one) => {
    const read = optionSchema.safeParse(one);
    return read.success && read.data.text.trim() !== "" ? [read.data] : [];
  });
};

/** The ids of the answers that customers have pressed. */
export const pressedIn = (parts: readonly Pick<IntercomPart, "metadata">[]): ReadonlySet<string> =>
  new Set(
    parts.flatMap(({ metadata }) => {
      const uuid = metadata?.quick_reply_uuid;
      return typeof uuid === "string" && uuid !== "" ? [uuid] : [];
    }),
  );

/** What was offered with a message to be pressed as an answer, as plain text. */
export const quickRepliesOf = (
  part: Pick<IntercomPart, "metadata">,
  pressed: ReadonlySet<string>,
): readonly QuickReply[] =>
  optionsOf(part).map(({ text, uuid }) => ({
    text: text.length > longest ? `${text.slice(0, longest)}…` : text,
    pressed: uuid != null && pressed.has(uuid),
  }));
