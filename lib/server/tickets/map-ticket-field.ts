import "server-only";
import { mapAttachment } from "@/lib/server/conversations/map-part";
import type { MediaLinks, MediaOrigin } from "@/lib/server/media/links";
import type { TicketAttributeValue, TicketField, TicketTypeAttribute } from "@/lib/ticket/model";
import { filesIn } from "./files-in";

/** A moment comes as unix seconds, as digits or as ISO text. */
const momentOf = (value: TicketAttributeValue): TicketAttributeValue => {
  if (typeof value !== "string" && typeof value !== "number") return value;
  const isSeconds = typeof value === "number" || /^\d{1,11}$/.test(value);
  const date = new Date(isSeconds ? Number(value) * 1000 : value);
  return Number.isNaN(date.getTime()) ? value : date.toISOString();
};

/** A list's value comes as the item's id, or as its name. */
const itemOf = (value: TicketAttributeValue, { items }: TicketTypeAttribute): TicketAttributeValue =>
  items.find(({ id, name }) => id === value || name === value)?.id ?? value;

/** `raw` as Intercom sent it, `plain` the same as text, number, yes or no; `from` is what its files are asked for by, once their addresses expire. */
export const mapTicketField = (
  attribute: TicketTypeAttribute,
  raw: unknown,
  plain: TicketAttributeValue,
  links: MediaLinks,
  from: MediaOrigin,
): TicketField => {
  switch (attribute.type) {
    case "files": {
      const files = filesIn(raw).map((file) => mapAttachment(file, links, from));
      return { ...attribute, value: files.map(({ name }) => name), files };
    }
    case "datetime":
      return { ...attribute, value: momentOf(plain), files: [] };
    case "list":
      return { ...attribute, value: itemOf(plain, attribute), files: [] };
    default:
      return { ...attribute, value: plain === "" ? null : plain, files: [] };
  }
};
