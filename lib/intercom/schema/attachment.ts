import * as z from "zod";
import { lenient, textSchema } from "./primitives";

/** `url` is signed and short-lived; `width` and `height` are null for all but images; `filesize` is in bytes. */
export const attachmentSchema = z.object({
  type: textSchema,
  name: textSchema,
  url: z.string(),
  content_type: textSchema,
  filesize: lenient(z.number()),
  width: lenient(z.number()),
  height: lenient(z.number()),
});
export type Attachment = z.infer<typeof attachmentSchema>;
