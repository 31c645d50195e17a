import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { type Admin, adminListSchema, adminSchema, type Me, meSchema } from "./schema/admin";
import type { Page } from "./schema/pages";

/** Whom the access token belongs to, and the workspace: the cheapest way to check a token. */
export const getMe = (client: IntercomClient, options?: CallOptions): Promise<Me> =>
  client.call({ operation: "getMe", method: "GET", path: ["me"], answer: meSchema, retry: "read" }, options);

export const listAdmins = (client: IntercomClient, options?: CallOptions): Promise<Page<Admin>> =>
  client.call(
    {
      operation: "listAdmins",
      method: "GET",
      path: ["admins"],
      query: { display_avatar: true },
      answer: adminListSchema,
      retry: "read",
    },
    options,
  );

export const getAdmin = (
  client: IntercomClient,
  input: { readonly adminId: string },
  options?: CallOptions,
): Promise<Admin> =>
  client.call(
    {
      operation: "getAdmin",
      method: "GET",
      path: ["admins", ["admin", input.adminId]],
      answer: adminSchema,
      retry: "read",
    },
    options,
  );

/** `reassign`: conversations that come in meanwhile go back to their team. */
export const setAway = (
  client: IntercomClient,
  input: { readonly adminId: string; readonly away: boolean; readonly reassign: boolean },
  options?: CallOptions,
): Promise<Admin> =>
  client.call(
    {
      operation: "setAway",
      method: "PUT",
      path: ["admins", ["admin", input.adminId], "away"],
      body: { away_mode_enabled: input.away, away_mode_reassign: input.reassign },
      answer: adminSchema,
      retry: "safe-once",
    },
    options,
  );
