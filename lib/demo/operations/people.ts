import { DemoError, notFound } from "../errors";
import { optionalInteger, requiredBoolean } from "../json";
import { type Operation, type OperationContext, pathId, theAdmin } from "../operation";
import { adminWire, awayReasonWire, meWire, teamWire } from "../wire/people";

const me: Operation = {
  method: "GET",
  pattern: "/me",
  run: (context) => {
    if (context.me === undefined) throw notFound();
    return { body: { ...meWire(context, context.me), ...context.aboutMe } };
  },
};

const admins: Operation = {
  method: "GET",
  pattern: "/admins",
  run: (context) => ({
    body: {
      type: "admin.list",
      admins: context.store.world.admins.map((admin) => adminWire(context, admin)),
    },
  }),
};

const admin: Operation = {
  method: "GET",
  pattern: "/admins/:id",
  run: (context) => ({ body: adminWire(context, theAdmin(context, pathId(context))) }),
};

const awayReasonOf = (context: OperationContext, away: boolean): number | null => {
  if (context.version < 14) return null;
  const id = optionalInteger(context.body, "away_status_reason_id");
  if (!away) return null;
  if (id === undefined)
    throw new DemoError(
      400,
      "away_status_reason_mandatory",
      "A reason is needed to go away",
      "away_status_reason_id",
    );
  if (!context.store.world.awayReasons.some((reason) => reason.id === id && !reason.deleted))
    throw new DemoError(400, "parameter_invalid", "Unknown away status reason", "away_status_reason_id");
  return id;
};

/** assumed: the reason is mandatory from 2.14 on whenever one goes away (a setting of the workspace in Intercom). */
const away: Operation = {
  method: "PUT",
  pattern: "/admins/:id/away",
  run: (context) => {
    const found = theAdmin(context, pathId(context));
    const enabled = requiredBoolean(context.body, "away_mode_enabled");
    const reassign = requiredBoolean(context.body, "away_mode_reassign");
    const reason = awayReasonOf(context, enabled);
    found.awayModeEnabled = enabled;
    found.awayModeReassign = reassign;
    found.awayStatusReasonId = reason;
    return { body: adminWire(context, found) };
  },
};

const awayReasons: Operation = {
  method: "GET",
  pattern: "/away_status_reasons",
  since: 14,
  run: (context) => ({
    body: {
      type: "list",
      data: context.store.world.awayReasons.map((reason) => awayReasonWire(context, reason)),
    },
  }),
};

const teams: Operation = {
  method: "GET",
  pattern: "/teams",
  run: (context) => ({
    body: { type: "team.list", teams: context.store.world.teams.map((team) => teamWire(context, team)) },
  }),
};

const team: Operation = {
  method: "GET",
  pattern: "/teams/:id",
  run: (context) => {
    const found = context.store.team(pathId(context));
    if (found === undefined) throw new DemoError(404, "team_not_found", "Team not found");
    return { body: teamWire(context, found) };
  },
};

const teamMetrics: Operation = {
  method: "GET",
  pattern: "/teams/:id/metrics",
  since: 16,
  run: (context) => {
    const found = context.store.team(pathId(context));
    if (found === undefined) throw new DemoError(404, "team_not_found", "Team not found");
    const idleBefore = context.store.now() - Number(context.query.get("idle_threshold") ?? 4) * 3600;
    const counts = new Map(found.adminIds.map((id) => [id, { open: 0, idle: 0, snoozed: 0 }]));
    for (const conversation of context.store.conversations.values()) {
      const count = counts.get(conversation.adminAssigneeId ?? "");
      if (count === undefined || conversation.state === "closed") continue;
      if (conversation.state === "snoozed") count.snoozed += 1;
      else count.open += 1;
      if (conversation.state === "open" && conversation.updatedAt < idleBefore) count.idle += 1;
    }
    const data = [...counts].map(([admin_id, count]) => ({ type: "team_metric", admin_id, ...count }));
    return { body: { type: "team_metric.list", data } };
  },
};

export const peopleOperations: readonly Operation[] = [
  me,
  admins,
  admin,
  away,
  awayReasons,
  teams,
  team,
  teamMetrics,
];
