import "server-only";
import * as z from "zod";
import { holdMs } from "@/lib/actions/limits";
import { regions } from "@/lib/api/limits";
import { regionHosts } from "@/lib/intercom/regions";
import { hideSettings } from "@/lib/server/logger/hide-settings";
import { intercomOAuthSettings, missingForSignIn, oidcSettings, signInRules } from "./env-sign-in";
import { isLoopback, isOrigin, urlOf } from "./loopback";

/** The only hosts beside loopback that the access token is ever sent to. */
const officialIntercomOrigins = Object.values(regionHosts);

const shortestSecretBytes = 32;
/** Each cookie that is none of ours is tried with all of them. */
const mostOldSecrets = 5;

const isLongEnough = (secret: string): boolean => Buffer.byteLength(secret) >= shortestSecretBytes;

/** One a line, or on a single line with commas between: so a secret that has a comma itself can be given as well. */
const listed = (text: string): readonly string[] =>
  text
    .split(text.includes("\n") ? /\r?\n/ : ",")
    .map((secret) => secret.trim())
    .filter((secret) => secret !== "");

const isDatabaseUrl = (text: string): boolean =>
  ["postgres:", "postgresql:"].includes(urlOf(text)?.protocol ?? "");

const isIntercomUrl = (text: string): boolean => {
  const url = urlOf(text);
  if (url === null || !isOrigin(text)) return false;
  return isLoopback(url) || officialIntercomOrigins.some((origin) => origin === url.origin);
};

const rules = {
  DATABASE_URL: z
    .string("must be set to the address of a PostgreSQL database, such as postgres://user:password@host/name")
    .refine(isDatabaseUrl, "must be a PostgreSQL address, such as postgres://user:password@host/name"),
  SWITCHYARD_SECRET: z
    .string(`must be set to a random text of at least ${shortestSecretBytes} bytes`)
    .refine(
      isLongEnough,
      `is too short: it needs at least ${shortestSecretBytes} bytes, for example the output of "openssl rand -hex 32"`,
    ),
  SWITCHYARD_OLD_SECRETS: z
    .string()
    .transform(listed)
    .refine(
      (secrets) => secrets.length <= mostOldSecrets && secrets.every(isLongEnough),
      `must be earlier values of SWITCHYARD_SECRET, at most ${mostOldSecrets}, with commas or line breaks between, each of at least ${shortestSecretBytes} bytes`,
    )
    .optional(),
  SWITCHYARD_URL: z
    .string("must be set to the address people open Switchyard at, such as https://desk.example.com")
    .refine(isOrigin, "must be an http or https address without a path, such as https://desk.example.com")
    .transform((text) => new URL(text).origin),
  INTERCOM_ACCESS_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]{1,4096}$/,
      "does not look like an access token: it has spaces or special letters, or is too long",
    )
    .optional(),
  INTERCOM_REGION: z.enum(regions, "must be us, eu or au").optional(),
  INTERCOM_API_URL: z
    .string()
    .refine(
      isIntercomUrl,
      `must be a loopback address or one of ${officialIntercomOrigins.join(", ")}, without a path`,
    )
    .transform((text) => new URL(text).origin)
    .optional(),
  SWITCHYARD_DEMO: z.enum(["0", "1"], "must be 1 or 0").optional(),
  SWITCHYARD_PROXY_HOPS: z
    .string()
    .regex(/^[0-5]$/, "must be the number of trusted reverse proxies in front of Switchyard, 0 to 5")
    .optional(),
  SWITCHYARD_HOLD_MS: z
    .string()
    .regex(
      /^\d{1,6}$/,
      "must be the number of milliseconds that a message waits before it is sent, such as 8000",
    )
    .optional(),
  SWITCHYARD_LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], "must be debug, info, warn or error")
    .optional(),
  ...signInRules,
} as const;

type Name = keyof typeof rules;

const schema = z.object(rules).transform((raw) => ({
  databaseUrl: raw.DATABASE_URL,
  secret: raw.SWITCHYARD_SECRET,
  /** What was made with one of these still counts; nothing is made with them any more. */
  oldSecrets: raw.SWITCHYARD_OLD_SECRETS ?? [],
  /** An origin, such as `https://desk.example.com`. */
  url: raw.SWITCHYARD_URL,
  isHttps: raw.SWITCHYARD_URL.startsWith("https://"),
  intercomToken: raw.INTERCOM_ACCESS_TOKEN ?? null,
  /** Null: the one that Intercom names for the token, asked at the United States' host. */
  intercomRegion: raw.INTERCOM_REGION ?? null,
  /** An origin that takes the place of the region's host; null for the region's own. */
  intercomApiUrl: raw.INTERCOM_API_URL ?? null,
  /** Whether that is an address that only this machine can be reached at. */
  isIntercomLocal: raw.INTERCOM_API_URL !== undefined && isLoopback(new URL(raw.INTERCOM_API_URL)),
  isDemo: raw.SWITCHYARD_DEMO === "1",
  /** How many reverse proxies in front of us are ours, and so how far `X-Forwarded-For` is believed. */
  proxyHops: Number(raw.SWITCHYARD_PROXY_HOPS ?? "0"),
  /** How long a message waits for somebody to take it back. */
  holdMs: Number(raw.SWITCHYARD_HOLD_MS ?? holdMs),
  /** Another provider whose word on who somebody is counts; null for none. */
  oidc: oidcSettings(raw),
  /** The app at Intercom by which people sign in; null for none. */
  intercomOAuth: intercomOAuthSettings(raw),
}));

export type Env = z.output<typeof schema>;
export type RawEnv = Readonly<Record<string, string | undefined>>;

/** An empty line in an env file means "not set". */
const withoutBlanks = (raw: RawEnv): Partial<Record<Name, string>> =>
  Object.fromEntries(Object.keys(rules).flatMap((name) => (raw[name] ? [[name, raw[name]]] : [])));

/** One sentence for each wrong or missing setting, naming it and never its value; empty when all is well. */
export const problemsOf = (raw: RawEnv): readonly string[] => {
  const given = withoutBlanks(raw);
  const parsed = schema.safeParse(given);
  const missing = missingForSignIn(given);
  if (parsed.success) return missing;
  const first = new Map<string, string>();
  for (const { path, message } of parsed.error.issues) {
    const name = String(path[0]);
    if (!first.has(name)) first.set(name, `${name} ${message}.`);
  }
  return [...first.values(), ...missing];
};

/** @throws Error with the sentences of `problemsOf`. */
export const parseEnv = (raw: RawEnv): Env => {
  const problems = problemsOf(raw);
  if (problems.length > 0) throw new Error(problems.join(" "));
  return schema.parse(withoutBlanks(raw));
};

let known: { readonly from: string; readonly env: Env } | null = null;

/** Asked by the log itself, so it is answered whatever the other settings are. */
export const logLevel = (): "debug" | "info" | "warn" | "error" =>
  rules.SWITCHYARD_LOG_LEVEL.safeParse(process.env.SWITCHYARD_LOG_LEVEL).data ?? "info";

export const isProduction = (): boolean => process.env.NODE_ENV === "production";

/**
 * The settings, read on first use and never at import, because a build loads routes without any. Read anew when they
 * change, which only tests do: elsewhere each request would look all of them up many times, and every look is a call into the
 * system.
 */
export const env = (): Env => {
  if (known !== null && isProduction()) return known.env;
  const from = Object.keys(rules)
    .map((name) => process.env[name])
    .join("\n");
  if (known?.from !== from) {
    hideSettings(process.env);
    known = { from, env: parseEnv(process.env) };
    // next-auth learns its own address from nowhere else; without it, it would believe the Host header.
    process.env.NEXTAUTH_URL = known.env.url;
  }
  return known.env;
};

/** All secrets that open what was sealed or signed; the first is the one to seal and sign with. */
export const knownSecrets = (): readonly [string, ...string[]] => {
  const { secret, oldSecrets } = env();
  return [secret, ...oldSecrets];
};

/** The sentences of `problemsOf` for this process. */
export const problemsOfProcess = (): readonly string[] => problemsOf(process.env);
