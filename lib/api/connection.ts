import * as z from "zod/mini";
import { endpoint } from "./endpoint";

export const regions = ["us", "eu", "au"] as const;
export type Region = (typeof regions)[number];

/** The stored connection. The token itself is never part of any answer. */
export type Connection = {
  readonly workspaceName: string;
  readonly workspaceId: string;
  readonly region: Region;
  readonly teammateName: string;
  readonly connectedAtMs: number;
  readonly rotatedAtMs: number | null;
  /** `ok`, or `rejected` once Intercom has refused the token. */
  readonly status: "ok" | "rejected";
};

const token = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, "Paste the access token."),
    z.maxLength(4096, "That is too long for an access token."),
    z.regex(/^[\x21-\x7e]*$/, "An access token has no spaces or special letters. Copy it again."),
  );

export const getConnection = endpoint<Connection>()({
  method: "GET",
  path: "/api/connection",
  input: z.object({}),
});

/** Checks the new token with Intercom, and only then replaces the old one. Another workspace's token is refused. */
export const putConnection = endpoint<Connection>()({
  method: "PUT",
  path: "/api/connection",
  input: z.object({ region: z.enum(regions), token }),
});

export const shortestPassword = 10;

/** First set-up: owner, region and token. Refused with `conflict` once there is an owner. */
export const postSetup = endpoint<{ readonly workspaceName: string }>()({
  method: "POST",
  path: "/api/setup",
  input: z.object({
    name: z
      .string()
      .check(z.trim(), z.minLength(1, "Say what to call you."), z.maxLength(120, "At most 120 characters.")),
    email: z.string().check(z.trim(), z.toLowerCase(), z.email("That is not an e-mail address.")),
    password: z
      .string()
      .check(
        z.minLength(shortestPassword, `Use at least ${shortestPassword} characters.`),
        z.maxLength(200, "At most 200 characters."),
      ),
    region: z.enum(regions),
    token,
  }),
});
