import type { DemoAdmin, DemoAwayReason, DemoTeam } from "../model";
import type { WireContext } from "../operation";

const numbers = (ids: readonly string[]): number[] => ids.map(Number);

/** An address, but for 2.11, which alone has the object that `GET /me` has in every version. */
const avatarWire = (context: WireContext, admin: DemoAdmin) => {
  const url = admin.avatar === null ? null : context.links(admin.avatar);
  return context.version === 11 ? { type: "avatar", image_url: url } : url;
};

export const adminWire = (context: WireContext, admin: DemoAdmin) => ({
  type: "admin",
  id: admin.id,
  name: admin.name,
  email: admin.email,
  job_title: admin.jobTitle,
  away_mode_enabled: admin.awayModeEnabled,
  away_mode_reassign: admin.awayModeReassign,
  ...(context.version >= 14 ? { away_status_reason_id: admin.awayStatusReasonId } : {}),
  has_inbox_seat: admin.hasInboxSeat,
  team_ids: numbers(admin.teamIds),
  avatar: avatarWire(context, admin),
  team_priority_level: { primary_team_ids: numbers(admin.teamIds.slice(0, 1)), secondary_team_ids: [] },
  ...(context.version >= 16 ? { role: { type: "role", id: admin.role, name: admin.role } } : {}),
});

/** `GET /me`: the avatar is an object here, and the app comes along. */
export const meWire = (context: WireContext, admin: DemoAdmin) => {
  const { app } = context.store.world;
  return {
    ...adminWire(context, admin),
    email_verified: true,
    avatar: {
      type: "avatar",
      image_url: admin.avatar === null ? null : context.links(admin.avatar),
    },
    app: {
      type: "app",
      id_code: app.idCode,
      name: app.name,
      region: app.region,
      timezone: app.timezone,
      created_at: app.createdAt,
      identity_verification: app.identityVerification,
      secure: app.identityVerification,
    },
  };
};

export const teamWire = (context: WireContext, team: DemoTeam) => ({
  type: "team",
  id: team.id,
  name: team.name,
  admin_ids: numbers(team.adminIds),
  admin_priority_level: { primary_admin_ids: numbers(team.adminIds), secondary_admin_ids: [] },
  ...(context.version >= 14
    ? { assignment_limit: team.assignmentLimit, distribution_method: team.distributionMethod }
    : {}),
});

export const awayReasonWire = (context: WireContext, reason: DemoAwayReason) => ({
  type: "away_status_reason",
  id: reason.id,
  label: reason.label,
  emoji: reason.emoji,
  order: reason.order,
  deleted: reason.deleted,
  created_at: context.store.world.app.createdAt,
  updated_at: context.store.world.app.createdAt,
});
