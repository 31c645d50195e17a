import "server-only";
import type { FileRef } from "@/lib/actions/input";
import type { AttachmentFile } from "@/lib/intercom/conversation-replies";
import type { Ctx } from "@/lib/server/context";
import { bytesOf, checkUploads } from "./store";

/**
 * The files of a message as Intercom takes them: only such as the one who acts has uploaded, with the name and type that the server has
 * for them. @throws AppError as `checkUploads` says
 */
export const filesOf = async (
  { actor }: Pick<Ctx, "actor">,
  files: readonly FileRef[],
): Promise<readonly AttachmentFile[]> => {
  const all: AttachmentFile[] = [];
  for (const upload of await checkUploads(actor.memberId, files)) {
    const chunks: Buffer[] = [];
    for await (const chunk of bytesOf(upload)) chunks.push(chunk);
    const data = Buffer.concat(chunks).toString("base64");
    all.push({ name: upload.name, contentType: upload.contentType, data });
  }
  return all;
};
