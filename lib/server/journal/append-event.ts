import "server-only";
import { randomUUID } from "node:crypto";
import type { AdministrationAction } from "@/lib/api/administration";
import type { Ctx } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { appendRow } from "./append-row";
import type { Writer } from "./attempts";
import { ownId } from "./own-id";
import { storable } from "./storable";

export type Event = {
  /** The member that it was done to; null where it was the workspace. */
  readonly about: string | null;
  readonly action: AdministrationAction;
};

/** Who writes for a request: always its session's member. */
export const writerOf = ({ actor, requestId }: Pick<Ctx, "actor" | "requestId">): Writer => ({
  memberId: actor.memberId,
  requestId,
});

/** Who writes where no member asked for it. */
export const bySwitchyard: Writer = { memberId: ownId, requestId: null };

/**
 * Notes a change of our own database, in the transaction that makes it, as its last step (`appendRow` says why): neither is without the
 * other, so one row tells both that it was meant and that it was done.
 */
export const appendEvent = async (db: Database, writer: Writer, { about, action }: Event): Promise<void> =>
  appendRow(db, {
    journalId: randomUUID(),
    kind: "event",
    memberId: writer.memberId,
    requestId: writer.requestId,
    about: about ?? ownId,
    action: storable(action),
  });
