import "server-only";
import * as z from "zod";
import { type Attachment, attachmentSchema } from "@/lib/intercom/schema/attachment";

const listSchema = z.union([z.array(z.unknown()), attachmentSchema.transform((file) => [file])]);

const bare = { type: null, content_type: null, filesize: null, width: null, height: null };

const decodedName = (url: URL): string => {
  const last = url.pathname.split("/").at(-1) || url.hostname;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
};

/** A file comes as an object; a bare text is an address. */
const fileOf = (value: unknown): readonly Attachment[] => {
  const given =
    typeof value === "string"
      ? { ...bare, url: value, name: URL.canParse(value) ? decodedName(new URL(value)) : value }
      : value;
  const file = attachmentSchema.safeParse(given);
  return file.success ? [file.data] : [];
};

/** The files of an attribute's value, as Intercom sent it; none where it holds something else. */
export const filesIn = (value: unknown): readonly Attachment[] => {
  const list = listSchema.safeParse(value ?? []);
  return list.success ? list.data.flatMap(fileOf) : [];
};
