import "server-only";
import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { placeOf, type Subject } from "@/lib/actions/subject";
import type { DraftContent, StoredDraft } from "@/lib/api/drafts";
import { type Database, withDatabase } from "@/lib/server/db/database";
import { drafts } from "@/lib/server/db/writing-schema";

type Row = typeof drafts.$inferSelect;

const shown = (row: Row): StoredDraft => ({
  place: placeOf(row.subject, row.subjectId),
  name: row.name,
  content: row.content,
  version: row.version,
  device: row.device,
  deviceName: row.deviceName,
  updatedAtMs: row.updatedAt.getTime(),
});

const at = (memberId: string, { kind, id }: Subject) =>
  and(eq(drafts.memberId, memberId), eq(drafts.subject, kind), eq(drafts.subjectId, id));

/** Never one that was there before under the same place, also where a row was deleted in between. */
const nextVersion = sql`greatest(${drafts.version} + 1, extract(epoch from now())::int)`;

export const listDrafts = async (memberId: string): Promise<readonly StoredDraft[]> => {
  const rows = await withDatabase((db) =>
    db
      .select()
      .from(drafts)
      .where(and(eq(drafts.memberId, memberId), isNull(drafts.deletedAt)))
      .orderBy(desc(drafts.updatedAt))
      .limit(500),
  );
  return rows.map(shown);
};

export type DraftWrite = {
  readonly memberId: string;
  readonly subject: Subject;
  /** What that is called, where it is known. */
  readonly name: string | null;
  readonly content: DraftContent;
  /** The version that this began from. */
  readonly base: number;
  readonly device: string;
  readonly deviceName: string;
};

/** Writes it where nobody else has written since. @returns the new version, or null where somebody has. */
export const writeDraft = async ({ base, subject, name, ...write }: DraftWrite): Promise<number | null> => {
  const { kind, id } = subject;
  const values = { ...write, subject: kind, subjectId: id, updatedAt: sql`now()`, deletedAt: null };
  const [row] = await withDatabase((db) =>
    db
      .insert(drafts)
      .values({ ...values, name, version: sql`extract(epoch from now())::int` })
      .onConflictDoUpdate({
        target: [drafts.memberId, drafts.subject, drafts.subjectId],
        set: { ...values, version: nextVersion, ...(name === null ? {} : { name }) },
        // One's own writing is never news, whichever of two requests came first.
        setWhere: sql`${drafts.deletedAt} is not null or ${drafts.version} = ${base} or ${drafts.device} = ${write.device}`,
      })
      .returning({ version: drafts.version }),
  );
  return row?.version ?? null;
};

export const findDraft = async (memberId: string, subject: Subject): Promise<StoredDraft | null> => {
  const [row] = await withDatabase((db) =>
    db
      .select()
      .from(drafts)
      .where(and(at(memberId, subject), isNull(drafts.deletedAt))),
  );
  return row ? shown(row) : null;
};

/** Only that version; it can be had back until it is purged. */
export const dropDraft = async (memberId: string, subject: Subject, version: number): Promise<boolean> => {
  const rows = await withDatabase((db) =>
    db
      .update(drafts)
      .set({ deletedAt: sql`now()` })
      .where(and(at(memberId, subject), eq(drafts.version, version), isNull(drafts.deletedAt)))
      .returning({ version: drafts.version }),
  );
  return rows.length > 0;
};

export const undropDraft = async (
  memberId: string,
  subject: Subject,
  version: number,
): Promise<StoredDraft | null> => {
  const [row] = await withDatabase((db) =>
    db
      .update(drafts)
      .set({ deletedAt: null })
      .where(and(at(memberId, subject), eq(drafts.version, version), isNotNull(drafts.deletedAt)))
      .returning(),
  );
  return row ? shown(row) : null;
};

/** What has been handed over to be sent is no draft any more, on whichever device it was written. */
export const forgetSentDraft = async (
  db: Database,
  memberId: string,
  subject: Subject,
  { key, version }: { readonly key: string; readonly version: number },
): Promise<void> => {
  const isIt = sql`(${drafts.content}->>'key' = ${key} or ${drafts.version} = ${version})`;
  await db.delete(drafts).where(and(at(memberId, subject), isIt));
};
