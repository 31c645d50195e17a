import type { FileRef } from "@/lib/actions/input";
import { mostAttachmentBytes } from "@/lib/actions/limits";
import { endpoint } from "./endpoint";

/** A file to send later; kept for seven days, for its uploader alone. The body is the file. */
export const postUpload = endpoint<FileRef>()({
  method: "POST",
  path: "/api/uploads",
  input: () => import("./writing-inputs").then((all) => all.uploadInput),
  maxBytes: mostAttachmentBytes,
  body: "bytes",
});

/** The file again, for its uploader: images to look at, everything else as a download. */
export const getUpload = endpoint<never>()({
  method: "GET",
  path: "/api/uploads/:id",
  input: () => import("./writing-inputs").then((all) => all.uploadId),
});
