import "server-only";
import { Readable } from "node:stream";
import { AppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { contentDisposition } from "@/lib/server/media/disposition";
import { bytesOf, findUploads } from "./store";

/** Only to who uploaded it. What is no picture is never shown in place, whatever it claims to be. */
export const getUpload = async ({ actor }: Pick<Ctx, "actor">, { id }: { readonly id: string }) => {
  const [upload] = await findUploads(actor.memberId, [id]);
  if (!upload) throw new AppError("not_found", "This file is not on the server any more.");
  const isImage = upload.contentType.startsWith("image/");
  const body = Readable.toWeb(Readable.from(bytesOf(upload), { objectMode: false }));
  // Node types its own web streams apart from the browser's; at run time they are the same class.
  return new Response(body as ReadableStream<Uint8Array>, {
    headers: {
      "Content-Type": isImage ? upload.contentType : "application/octet-stream",
      "Content-Length": String(upload.sizeBytes),
      "Content-Disposition": contentDisposition(isImage ? "inline" : "attachment", upload.name),
      "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    },
  });
};
