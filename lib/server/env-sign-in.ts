import "server-only";
import * as z from "zod";
import { appHosts } from "@/lib/intercom/regions";
import { isLoopback, isOrigin, urlOf } from "./loopback";

const authoriseOrigins = Object.values(appHosts);
const longestName = 40;

/** As providers write themselves: with a path, without anything behind it. Only this machine is believed without https. */
const isIssuer = (text: string): boolean => {
  const url = urlOf(text);
  if (url === null || url.username || url.password || url.search || url.hash) return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url));
};

const isAuthoriseUrl = (text: string): boolean => {
  const url = urlOf(text);
  if (url === null || !isOrigin(text)) return false;
  return isLoopback(url) || authoriseOrigins.some((origin) => origin === url.origin);
};

const isName = (text: string): boolean => text.length <= longestName && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text);

const credential = z
  .string()
  .regex(/^[\x20-\x7e]{1,1000}$/, "has letters that no provider gives out, or is too long");

/** What the environment may say about signing in by somebody else's word. */
export const signInRules = {
  SWITCHYARD_OIDC_ISSUER: z
    .string()
    .refine(
      isIssuer,
      "must be the provider's https address, such as https://login.example.com, without a query; http only on this machine",
    )
    .optional(),
  SWITCHYARD_OIDC_CLIENT_ID: credential.optional(),
  SWITCHYARD_OIDC_CLIENT_SECRET: credential.optional(),
  SWITCHYARD_OIDC_NAME: z
    .string()
    .trim()
    .refine(isName, `must be what people call the provider, on one line of at most ${longestName} letters`)
    .optional(),
  INTERCOM_CLIENT_ID: credential.optional(),
  INTERCOM_CLIENT_SECRET: credential.optional(),
  INTERCOM_OAUTH_URL: z
    .string()
    .refine(
      isAuthoriseUrl,
      `must be a loopback address or one of ${authoriseOrigins.join(", ")}, without a path`,
    )
    .transform((text) => new URL(text).origin)
    .optional(),
} as const;

type Given = { readonly [name in keyof typeof signInRules]?: string | undefined };

/** What belongs together: all of `needed`, or none of it and of `beside`. */
const groups = [
  {
    needed: ["SWITCHYARD_OIDC_ISSUER", "SWITCHYARD_OIDC_CLIENT_ID", "SWITCHYARD_OIDC_CLIENT_SECRET"],
    beside: ["SWITCHYARD_OIDC_NAME"],
  },
  { needed: ["INTERCOM_CLIENT_ID", "INTERCOM_CLIENT_SECRET"], beside: ["INTERCOM_OAUTH_URL"] },
] as const;

/** One sentence for each setting without which others mean nothing. */
export const missingForSignIn = (given: Given): readonly string[] =>
  groups.flatMap(({ needed, beside }) => {
    const [first] = [...needed, ...beside].filter((name) => given[name] !== undefined);
    if (first === undefined) return [];
    return needed
      .filter((name) => given[name] === undefined)
      .map((name) => `${name} must be set too, because ${first} is.`);
  });

export type OidcSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it. */
  readonly name: string;
};

export type IntercomOAuthSettings = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** An origin that takes the place of the region's own authorise page; null for that. */
  readonly authoriseUrl: string | null;
};

/** Null where nobody has set it up. */
export const oidcSettings = (given: Given): OidcSettings | null => {
  const {
    SWITCHYARD_OIDC_ISSUER: issuer,
    SWITCHYARD_OIDC_CLIENT_ID: clientId,
    SWITCHYARD_OIDC_CLIENT_SECRET: clientSecret,
  } = given;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return { issuer, clientId, clientSecret, name: given.SWITCHYARD_OIDC_NAME || new URL(issuer).hostname };
};

/** Null where nobody has set it up. */
export const intercomOAuthSettings = (given: Given): IntercomOAuthSettings | null => {
  const { INTERCOM_CLIENT_ID: clientId, INTERCOM_CLIENT_SECRET: clientSecret } = given;
  if (clientId === undefined || clientSecret === undefined) return null;
  return { clientId, clientSecret, authoriseUrl: given.INTERCOM_OAUTH_URL ?? null };
};
