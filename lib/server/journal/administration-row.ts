import "server-only";
import * as z from "zod";
import { roles } from "@/lib/access/roles";
import type { AdministrationAction } from "@/lib/api/administration";
import { keptMonths } from "@/lib/api/kept-months";
import { regions } from "@/lib/api/limits";
import type { StoredAction } from "./conversation-row";

const role = z.enum(roles);
const months = z.union(keptMonths.map((one) => z.literal(one)));
const workspace = { workspaceId: z.string(), workspaceName: z.string(), region: z.enum(regions) };

const administrationSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("sign-in"), how: z.string() }),
  z.object({ kind: z.literal("sign-out") }),
  z.object({
    kind: z.literal("end-sessions"),
    which: z.enum(["one", "others", "all"]),
    ended: z.number(),
  }),
  z.object({
    kind: z.literal("join"),
    by: z.enum(["invitation", "set-up"]),
    email: z.string(),
    role,
  }),
  z.object({ kind: z.literal("change-role"), before: role, after: role }),
  z.object({ kind: z.literal("disable") }),
  z.object({ kind: z.literal("enable") }),
  z.object({ kind: z.literal("change-password"), by: z.literal("reset-link") }),
  z.object({ kind: z.literal("invite"), email: z.string(), name: z.string(), role }),
  z.object({ kind: z.literal("make-reset-link") }),
  z.object({
    kind: z.literal("withdraw-link"),
    of: z.enum(["invite", "reset"]),
    email: z.string().nullable(),
  }),
  z.object({ kind: z.literal("connect"), ...workspace }),
  z.object({ kind: z.literal("replace-token"), ...workspace }),
  z.object({ kind: z.literal("keep-journal"), before: months.nullable(), after: months.nullable() }),
  z.object({
    kind: z.literal("cut-journal"),
    upTo: z.string(),
    rows: z.number(),
    unchecked: z.number(),
    months,
  }),
  z.object({ kind: z.literal("export-journal"), q: z.string().nullable() }),
]);

export type Administration = {
  readonly kind: "administration";
  readonly action: AdministrationAction;
  /** Nothing takes these back. */
  readonly inverse: null;
};

/** Null for what is none of these. */
export const onAdministration = (row: Pick<StoredAction, "action">): Administration | null => {
  const action = administrationSchema.safeParse(row.action);
  return action.success ? { kind: "administration", action: action.data, inverse: null } : null;
};
