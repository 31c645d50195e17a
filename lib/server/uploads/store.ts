import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { HeldAction } from "@/lib/actions/held";
import type { FileRef } from "@/lib/actions/input";
import { mostAttachmentBytes } from "@/lib/actions/limits";
import { AppError } from "@/lib/core/errors";
import { withDatabase } from "@/lib/server/db/database";
import { uploadChunks, uploads } from "@/lib/server/db/writing-schema";

export type Upload = typeof uploads.$inferSelect;

export const beginUpload = async (made: Pick<Upload, "id" | "memberId" | "name">): Promise<void> => {
  await withDatabase((db) =>
    db
      .insert(uploads)
      .values({ ...made, contentType: "application/octet-stream", sizeBytes: 0, createdAt: sql`now()` }),
  );
};

export const addChunk = async (uploadId: string, seq: number, data: Buffer): Promise<void> => {
  await withDatabase((db) => db.insert(uploadChunks).values({ uploadId, seq, data }));
};

export const endUpload = async (
  id: string,
  made: Pick<Upload, "contentType" | "sizeBytes">,
): Promise<void> => {
  await withDatabase((db) =>
    db
      .update(uploads)
      .set({ ...made, whole: true })
      .where(eq(uploads.id, id)),
  );
};

export const dropUploads = async (memberId: string, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await withDatabase((db) =>
    db.delete(uploads).where(and(eq(uploads.memberId, memberId), inArray(uploads.id, [...ids]))),
  );
};

/** Of all that they have uploaded and not sent. */
export const uploadedBytes = async (memberId: string): Promise<number> => {
  const [row] = await withDatabase((db) =>
    db
      .select({ sum: sql<number>`coalesce(sum(${uploads.sizeBytes}), 0)::float8` })
      .from(uploads)
      .where(eq(uploads.memberId, memberId)),
  );
  return row?.sum ?? 0;
};

/** Those of the member that are there as a whole. */
export const findUploads = (memberId: string, ids: readonly string[]): Promise<readonly Upload[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : withDatabase((db) =>
        db
          .select()
          .from(uploads)
          .where(and(eq(uploads.memberId, memberId), inArray(uploads.id, [...ids]), eq(uploads.whole, true))),
      );

/** Chunk by chunk, so that one statement never carries a whole large file. */
export async function* bytesOf({ id }: Upload): AsyncGenerator<Buffer> {
  const rows = await withDatabase((db) =>
    db
      .select({ seq: uploadChunks.seq })
      .from(uploadChunks)
      .where(eq(uploadChunks.uploadId, id))
      .orderBy(asc(uploadChunks.seq)),
  );
  for (const { seq } of rows) {
    const [chunk] = await withDatabase((db) =>
      db
        .select({ data: uploadChunks.data })
        .from(uploadChunks)
        .where(and(eq(uploadChunks.uploadId, id), eq(uploadChunks.seq, seq))),
    );
    if (chunk) yield chunk.data;
  }
}

const filesIn = (action: HeldAction): readonly FileRef[] => ("files" in action ? (action.files ?? []) : []);

/** @throws AppError `invalid_input` for a file that is not theirs, or gone; `too_large` where they are too much together. */
export const checkUploads = async (
  memberId: string,
  files: readonly FileRef[],
): Promise<readonly Upload[]> => {
  const ids = files.map(({ uploadId }) => uploadId);
  const found = new Map((await findUploads(memberId, ids)).map((upload) => [upload.id, upload]));
  const known = files.map((file, index) => {
    const upload = found.get(file.uploadId);
    if (upload) return upload;
    const message = `${file.name} is no longer on the server: files are kept for seven days. Attach it again.`;
    throw new AppError("invalid_input", message, { fields: [{ path: `files.${index}`, message }] });
  });
  if (known.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > mostAttachmentBytes)
    throw new AppError("too_large", "The files are too large together: at most 40 MB go with one message.");
  return known;
};

/** As `checkUploads`, of what goes with a message. */
export const requireUploads = async (memberId: string, action: HeldAction): Promise<void> => {
  await checkUploads(memberId, filesIn(action));
};

/** What has gone out is needed no longer. */
export const forgetUploads = (memberId: string, action: HeldAction): Promise<void> =>
  dropUploads(
    memberId,
    filesIn(action).map(({ uploadId }) => uploadId),
  );
