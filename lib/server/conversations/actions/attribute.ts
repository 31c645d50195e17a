import "server-only";
import type { ActionInputOf } from "@/lib/actions/input";
import { sameValue } from "@/lib/actions/stands";
import type { AttributeKind } from "@/lib/api/workspace";
import type { AttributeValue } from "@/lib/conversation/model";
import { AppError, isAppError } from "@/lib/core/errors";
import { updateConversation } from "@/lib/intercom/conversations";
import { tolerant } from "@/lib/server/tolerant";
import { attributesOf } from "@/lib/server/workspace/directory";
import { mapAttributes } from "../map-attributes";
import { type Acting, type Doing, plainOutcome } from "./doing";
import { reachValue } from "./reach";

const problem = (message: string): AppError =>
  new AppError("invalid_input", message, { fields: [{ path: "value", message }] });

const typeProblem = ({ type, options }: AttributeKind, value: AttributeValue): string | null => {
  const isChosen = (one: unknown) => typeof one === "string" && options.includes(one);
  if (options.length > 0) {
    const all = Array.isArray(value) ? value : [value];
    return all.every(isChosen) ? null : "Choose one of what Intercom offers for it.";
  }
  switch (type) {
    case "integer":
      return Number.isSafeInteger(value) ? null : "Give a whole number.";
    case "float":
    case "decimal":
      return typeof value === "number" && Number.isFinite(value) ? null : "Give a number.";
    case "boolean":
      return typeof value === "boolean" ? null : "Choose yes or no.";
    case "date":
    case "datetime":
      return Number.isSafeInteger(value) ? null : "Give a date.";
    case "string":
      return typeof value === "string" ? null : "Give a text.";
    case "relationship":
      return Array.isArray(value) ? null : "Give the objects that it refers to.";
    default:
      // A type that nobody here knows: Intercom judges it.
      return null;
  }
};

/** Which of Intercom's words is meant is plain: there is one field. Its own name for it would lead nowhere. */
const atTheField = (error: unknown): unknown => {
  if (!isAppError(error) || error.code !== "intercom_refused") return error;
  const message = error.fields?.[0]?.message ?? error.message;
  return new AppError(error.code, error.message, {
    requestId: error.requestId,
    cause: error.cause,
    fields: [{ path: "value", message }],
  });
};

/** Sets one of the workspace's own attributes; null takes its value away. */
export const setAttribute = (acting: Acting, { name, value }: ActionInputOf<"attribute">): Doing =>
  reachValue(acting, {
    change: async () => {
      const { ctx, conversationId } = acting;
      // Where the types cannot be read, Intercom's word decides.
      const kinds = await tolerant(attributesOf(ctx, "conversation"), [], "Attributes", []);
      const kind = kinds.find((one) => one.name === name);
      const wrong = kind && value !== null ? typeProblem(kind, value) : null;
      if (wrong !== null) throw problem(wrong);
      try {
        const customAttributes = { [name]: value };
        acting.keep(await updateConversation(ctx.intercom, { conversationId, customAttributes }));
        return plainOutcome;
      } catch (error) {
        throw atTheField(error);
      }
    },
    reached: ({ custom_attributes }) =>
      sameValue(mapAttributes(custom_attributes)[name], value) ? plainOutcome : null,
    same: (was, now) => sameValue(was.attributes[name], mapAttributes(now.custom_attributes)[name]),
  });
