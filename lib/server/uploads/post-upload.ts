import "server-only";
import type { FileRef } from "@/lib/actions/input";
import { mostAttachmentBytes, mostUploadedBytes } from "@/lib/actions/limits";
import { AppError, isAppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { safeFileName } from "@/lib/server/media/disposition";
import { rasterType } from "@/lib/server/media/sniff";
import { addChunk, beginUpload, dropUploads, endUpload, uploadedBytes } from "./store";

const chunkBytes = 1024 * 1024;

const tooLarge = (): AppError => new AppError("too_large", "That file is too large: at most 40 MB fit.");

/** What a browser or mail program would run, or take for a picture that it is not, is sent as plain bytes. */
const runs =
  /^(image\/|text\/html|text\/xml|text\/javascript|application\/(xhtml|xml|javascript|ecmascript)|.*\+xml)/i;
const isType = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i;

const typeOf = (head: Uint8Array, claimed: string): string => {
  const raster = rasterType(head);
  if (raster !== null) return raster;
  const [type = ""] = claimed.split(";");
  return isType.test(type.trim()) && !runs.test(type.trim()) ? type.trim() : "application/octet-stream";
};

/** What streams in, in pieces of equal size. */
async function* inChunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    held.push(piece);
    size += piece.byteLength;
    if (size < chunkBytes) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

const store = async (
  id: string,
  body: ReadableStream<Uint8Array>,
): Promise<{ head: Buffer; size: number }> => {
  let head: Buffer = Buffer.alloc(0);
  let size = 0;
  let seq = 0;
  for await (const chunk of inChunks(body)) {
    if (seq === 0) head = chunk.subarray(0, 64);
    size += chunk.length;
    if (size > mostAttachmentBytes) throw tooLarge();
    await addChunk(id, seq, chunk);
    seq += 1;
  }
  return { head, size };
};

/**
 * Keeps a file for the one who sends it. It is counted while it streams in and never cut; of one that breaks off nothing stays.
 * @throws AppError `too_large`, `invalid_input` (empty), `bad_request` (broken off)
 */
export const postUpload = async (
  ctx: Pick<Ctx, "actor" | "uuid">,
  input: { readonly name: string; readonly type: string },
  body: ReadableStream<Uint8Array> | null,
): Promise<FileRef> => {
  const { memberId } = ctx.actor;
  const used = await uploadedBytes(memberId);
  if (used > mostUploadedBytes)
    throw new AppError(
      "too_large",
      "You have 400 MB of files that were not sent. Send or wait: they go after seven days.",
    );
  const id = ctx.uuid();
  const name = safeFileName(input.name);
  await beginUpload({ id, memberId, name });
  try {
    const { head, size } = body === null ? { head: Buffer.alloc(0), size: 0 } : await store(id, body);
    if (size === 0) throw new AppError("invalid_input", `${name} is empty, so there is nothing to send.`);
    const contentType = typeOf(head, input.type);
    await endUpload(id, { contentType, sizeBytes: size });
    return { uploadId: id, name, contentType, sizeBytes: size };
  } catch (cause) {
    await dropUploads(memberId, [id]).catch(() => undefined);
    if (isAppError(cause)) throw cause;
    throw new AppError("bad_request", `${name} did not come whole. Try again.`, { cause });
  }
};
