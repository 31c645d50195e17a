import "server-only";
import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { can } from "@/lib/access/roles";
import { AppError } from "@/lib/core/errors";
import { isolated } from "@/lib/core/text";
import type { Audience, View } from "@/lib/search/view";
import type { Actor } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { members, viewPlaces, views } from "@/lib/server/db/schema";

export type ViewRow = typeof views.$inferSelect;

const audiencesOf = (actor: Actor): readonly Audience[] =>
  can(actor.role, "share-views") ? ["leads", "everyone"] : ["everyone"];

const seenBy = (actor: Actor): SQL | undefined =>
  or(eq(views.ownerId, actor.memberId), inArray(views.audience, [...audiencesOf(actor)]));

/**
 * Of those that are for oneself alone, one's own; of the shared ones every one, for those who may share. A shared view is the team's:
 * who made it and is no lead any more still sees it, and changes it no more than anybody else.
 */
export const mayEdit = (actor: Actor, row: ViewRow): boolean =>
  row.audience === "me" ? row.ownerId === actor.memberId : can(actor.role, "share-views");

export const gone = (): AppError =>
  new AppError("not_found", "This view is gone, or no longer shared with you.");

export const requireShare = (actor: Actor, audience: Audience): void => {
  if (audience === "me" || can(actor.role, "share-views")) return;
  const message = "Only leads and owners share views. Keep it for yourself, or ask one of them.";
  throw new AppError("forbidden", message, { fields: [{ path: "audience", message }] });
};

/** Taken out of the others' sight by anybody else, it would be nobody's but its maker's. */
export const requireOwn = (actor: Actor, row: ViewRow): void => {
  if (row.ownerId === actor.memberId) return;
  const message = "Only its maker keeps this view for themselves. Delete it, or save it as one of your own.";
  throw new AppError("forbidden", message, { fields: [{ path: "audience", message }] });
};

const changers = alias(members, "changers");
const deleters = alias(members, "deleters");

export type Which = { readonly id?: string; readonly deleted?: boolean };

/** What `actor` may see, in their own order. */
export const findViews = async (db: Database, actor: Actor, { id, deleted = false }: Which = {}) =>
  db
    .select({
      row: views,
      ownerName: members.name,
      changerName: changers.name,
      deleterName: deleters.name,
      place: viewPlaces,
    })
    .from(views)
    .leftJoin(members, eq(members.id, views.ownerId))
    .leftJoin(changers, eq(changers.id, views.updatedBy))
    .leftJoin(deleters, eq(deleters.id, views.deletedBy))
    .leftJoin(viewPlaces, and(eq(viewPlaces.viewId, views.id), eq(viewPlaces.memberId, actor.memberId)))
    .where(
      and(
        seenBy(actor),
        id === undefined ? undefined : eq(views.id, id),
        deleted ? undefined : isNull(views.deletedAt),
      ),
    )
    .orderBy(sql`${viewPlaces.position} nulls last`, views.createdAt, views.id);

type Found = Awaited<ReturnType<typeof findViews>>[number];

export const shown = (actor: Actor, { row, ownerName, changerName, place }: Found): View => ({
  id: row.id,
  name: row.name,
  icon: row.icon,
  query: row.query,
  sort: row.sort,
  columns: row.columns,
  groupBy: row.groupBy,
  audience: row.audience,
  ownerName,
  mine: row.ownerId === actor.memberId,
  mayEdit: mayEdit(actor, row),
  version: row.version,
  pinned: place?.pinned ?? true,
  updatedAtMs: row.updatedAt.getTime(),
  updatedByName: changerName,
});

/** @throws AppError `not_found` also for what others keep to themselves */
export const requireView = async (
  db: Database,
  actor: Actor,
  which: Which & { readonly id: string },
): Promise<Found> => {
  const [found] = await findViews(db, actor, which);
  if (!found) throw gone();
  return found;
};

/** @throws AppError `not_found`, `forbidden` */
export const requireEditable = async (
  db: Database,
  actor: Actor,
  which: Which & { readonly id: string },
): Promise<Found> => {
  const found = await requireView(db, actor, which);
  if (!mayEdit(actor, found.row))
    throw new AppError(
      "forbidden",
      "Only leads and owners change a shared view. Save it as one of your own.",
    );
  return found;
};

/** Somebody has changed it since the version that one knew. */
export const changedSince = ({ row }: Found): AppError =>
  new AppError(
    "conflict",
    row.deletedAt === null
      ? `“${isolated(row.name)}” was changed by somebody else meanwhile. Look at their version, then save yours over it or as a new view.`
      : `“${isolated(row.name)}” was deleted meanwhile. Save yours as a new view.`,
  );
