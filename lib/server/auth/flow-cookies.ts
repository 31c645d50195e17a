import "server-only";
import type { AuthOptions } from "next-auth";
import { minuteSeconds } from "@/lib/core/time";
import { env } from "@/lib/server/env";
import { safePath } from "./callback-url";
import { cookieOptions } from "./session-cookie";

/** How long somebody may take at the provider. */
const flowSeconds = 10 * minuteSeconds;
/** Browsers drop larger cookies without a word. */
const longestCookie = 3000;

/** What is remembered of a sign-in while somebody is at a provider; next-auth seals each together with the provider's name. */
export const flowCookieNames = () => {
  const prefix = env().isHttps ? "__Host-" : "";
  return {
    state: `${prefix}switchyard.state`,
    pkceCodeVerifier: `${prefix}switchyard.pkce`,
    nonce: `${prefix}switchyard.nonce`,
    next: `${prefix}switchyard.next`,
  } as const;
};

/** As next-auth takes them. */
export const flowCookies = (): NonNullable<AuthOptions["cookies"]> => {
  const options = { ...cookieOptions(), maxAge: flowSeconds };
  const { state, pkceCodeVerifier, nonce } = flowCookieNames();
  return {
    state: { name: state, options },
    pkceCodeVerifier: { name: pkceCodeVerifier, options },
    nonce: { name: nonce, options },
  };
};

const written = (name: string, value: string, maxAge: number): string =>
  `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${env().isHttps ? "; Secure" : ""}`;

/** Remembers where to go afterwards. */
export const nextCookie = (next: string): string => {
  const value = encodeURIComponent(next);
  return written(flowCookieNames().next, value.length > longestCookie ? "%2F" : value, flowSeconds);
};

/** Where to go afterwards: whoever wrote the cookie, a path of ours and nothing else. */
export const nextIn = (cookies: ReadonlyMap<string, string>): string =>
  safePath(cookies.get(flowCookieNames().next));

/** Forgets a sign-in, however it ended. */
export const endedFlow = (): readonly string[] =>
  Object.values(flowCookieNames()).map((name) => written(name, "", 0));
