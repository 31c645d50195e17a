import { randomBytes } from "node:crypto";
import type { DemoClock } from "./clock";
import type { Json } from "./json";

/** The one app that people can let in; its secret opens nothing else. */
export const demoApp = { clientId: "demo-app", clientSecret: "demo-app-secret" } as const;

/** Intercom's codes live about as long (its description says five minutes). */
const codeSeconds = 300;

export type OAuth = ReturnType<typeof createOAuth>;

/** Who has let the app in: codes that count once, and the tokens that they were exchanged for. */
export const createOAuth = (clock: DemoClock) => {
  const codes = new Map<string, { readonly adminId: string; readonly until: number }>();
  const tokens = new Map<string, string>();
  let about: Json = {};
  return {
    /** `=` at the end, as Intercom's may have it. */
    newCode: (adminId: string): string => {
      const code = `${randomBytes(18).toString("base64url")}=`;
      codes.set(code, { adminId, until: clock.now() + codeSeconds });
      return code;
    },
    /** Null for a code that was never given out, is used up or too old. */
    exchange: (code: string): string | null => {
      const found = codes.get(code);
      codes.delete(code);
      if (found === undefined || clock.now() >= found.until) return null;
      const token = `demo-oauth-${randomBytes(18).toString("base64url")}`;
      tokens.set(token, found.adminId);
      return token;
    },
    holderOf: (token: string): string | undefined => tokens.get(token),
    /** What `GET /me` says otherwise to who asks with such a token, from now on. */
    sayOfMe: (fields: Json): void => {
      about = fields;
    },
    aboutMe: (): Json => about,
    clear: (): void => {
      codes.clear();
      tokens.clear();
      about = {};
    },
  };
};
