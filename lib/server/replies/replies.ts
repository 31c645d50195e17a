import "server-only";
import { can } from "@/lib/access/roles";
import type { Replies, SavedReply } from "@/lib/api/replies";
import { AppError } from "@/lib/core/errors";
import type { Actor, Ctx } from "@/lib/server/context";
import { macrosOf } from "./macros";
import {
  changeReply,
  findReplyRow,
  insertReply,
  listReplyRows,
  type ReplyRow,
  setReplyDeleted,
} from "./store";

type Content = Pick<SavedReply, "name" | "text" | "shared">;

/** What is everybody's is changed by those who look after what everybody uses. */
const mayChange = ({ memberId, role }: Actor, row: Pick<ReplyRow, "ownerId" | "shared">): boolean =>
  row.shared ? can(role, "share-views") : row.ownerId === memberId;

const shown = (actor: Actor, row: ReplyRow): SavedReply => ({
  id: row.id,
  name: row.name,
  text: row.text,
  shared: row.shared,
  mayChange: mayChange(actor, row),
  version: row.version,
});

const gone = (): AppError => new AppError("not_found", "This saved reply is not there any more.");

const requireSharing = ({ role }: Actor, { shared }: Pick<Content, "shared">): void => {
  if (shared && !can(role, "share-views"))
    throw new AppError("forbidden", "Your role does not share replies with everybody. Ask a lead.");
};

/** Those of others that are not shared do not exist for the one who asks. */
const required = async (actor: Actor, id: string): Promise<ReplyRow> => {
  const row = await findReplyRow(id);
  if (!row || (!row.shared && row.ownerId !== actor.memberId)) throw gone();
  if (!mayChange(actor, row))
    throw new AppError("forbidden", "Everybody uses this reply: only leads and owners change it.");
  return row;
};

export const getReplies = async (ctx: Ctx): Promise<Replies> => {
  const [rows, { macros, missing }] = await Promise.all([listReplyRows(ctx.actor.memberId), macrosOf(ctx)]);
  return { replies: rows.map((row) => shown(ctx.actor, row)), macros, macrosMissing: missing };
};

export const postReply = async (
  { actor }: Ctx,
  { id, name, text, shared }: Content & { readonly id: string },
): Promise<SavedReply> => {
  requireSharing(actor, { shared });
  await insertReply({ id, ownerId: actor.memberId, name, text, shared });
  return shown(actor, await required(actor, id));
};

export const putReply = async (
  { actor }: Ctx,
  { id, version, ...content }: Content & { readonly id: string; readonly version: number },
): Promise<SavedReply> => {
  requireSharing(actor, content);
  const before = await required(actor, id);
  if (before.deletedAt !== null) throw gone();
  const row = await changeReply(id, version, content);
  if (row) return shown(actor, row);
  throw new AppError("conflict", "Somebody has changed this reply meanwhile. Close the form and look again.");
};

const setDeleted =
  (deleted: boolean) =>
  async ({ actor }: Ctx, { id }: { readonly id: string }): Promise<SavedReply> => {
    const row = await required(actor, id);
    await setReplyDeleted(id, deleted);
    return shown(actor, row);
  };

/** Safe to repeat. */
export const deleteReply = setDeleted(true);
export const restoreReply = setDeleted(false);
