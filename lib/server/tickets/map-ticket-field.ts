import "server-only";
import * as z from "zod";
import { attachmentSchema } from "@/lib/intercom/schema/attachment";
import { mapAttachment } from "@/lib/server/conversations/map-part";
import type { MediaLinks } from "@/lib/server/media/links";
import type { TicketAttributeValue, TicketField, TicketFile, TicketTypeAttribute } from "@/lib/ticket/model";

const fileListSchema = z.union([z.array(z.unknown()), attachmentSchema.transform((file) => [file])]);

/** A file comes as an object; a bare text is an address. */
const mapFile = (value: unknown, links: MediaLinks): readonly TicketFile[] => {
  const bare = { type: null, content_type: null, filesize: null, width: null, height: null };
  const given =
    typeof value === "string"
      ? { ...bare, url: value, name: URL.canParse(value) ? decodedName(new URL(value)) : value }
      : value;
  const file = attachmentSchema.safeParse(given);
  return file.success ? [mapAttachment(file.data, links, undefined)] : [];
};

const decodedName = (url: URL): string => {
  const last = url.pathname.split("/").at(-1) || url.hostname;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
};

const filesOf = (value: unknown, links: MediaLinks): readonly TicketFile[] => {
  const list = fileListSchema.safeParse(value);
  return list.success ? list.data.flatMap((one) => mapFile(one, links)) : [];
};

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

/** `raw` as Intercom sent it, `plain` the same as text, number, yes or no. */
export const mapTicketField = (
  attribute: TicketTypeAttribute,
  raw: unknown,
  plain: TicketAttributeValue,
  links: MediaLinks,
): TicketField => {
  switch (attribute.type) {
    case "files": {
      const files = filesOf(raw ?? [], links);
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
