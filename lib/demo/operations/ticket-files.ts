import { invalid } from "../errors";
import { isJson, requiredText } from "../json";
import type { DemoTicketTypeAttribute } from "../model";
import type { OperationContext } from "../operation";

const fromFile = (context: OperationContext, name: string, given: unknown): string => {
  if (!isJson(given)) throw invalid(`Ticket attribute '${name}' must be an array of URLs or files`, name);
  const id = `up-${context.store.newPartId()}`;
  const contentType = requiredText(given, "content_type");
  context.store.uploads.set(id, { bytes: Buffer.from(requiredText(given, "data"), "base64"), contentType });
  return `demo-file://${id}/${encodeURIComponent(requiredText(given, "name"))}`;
};

/**
 * assumed: a files attribute takes an array whose items are addresses that Intercom fetches, or files as `attachment_files` of a
 * reply has them. Intercom only says "array".
 */
export const filesValue = (
  context: OperationContext,
  attribute: DemoTicketTypeAttribute,
  value: unknown,
): string[] => {
  if (!Array.isArray(value))
    throw invalid(`Ticket attribute '${attribute.name}' must be an array of URLs or files`, attribute.name);
  return value.map((one: unknown) => {
    if (typeof one !== "string") return fromFile(context, attribute.name, one);
    if (URL.canParse(one)) return one;
    throw invalid(`Ticket attribute '${attribute.name}' must be an array of URLs or files`, attribute.name);
  });
};
