import "server-only";
import type { NextApiRequest, NextApiResponse } from "next";
import nextAuth, { type AuthOptions } from "next-auth";
import credentialsProvider from "next-auth/providers/credentials";
import { AppError, isAppError } from "@/lib/core/errors";
import { systemClock } from "@/lib/server/clock";
import { env } from "@/lib/server/env";
import { logger } from "@/lib/server/logger/logger";
import { safePath } from "./callback-url";
import { renewedCsrfCookie } from "./csrf-cookie";
import { flowCookieNames, flowCookies } from "./flow-cookies";
import type { Attempt } from "./providers/attempt";
import { cookieNames, cookieOptions, decodeKnown, openSessionCookie } from "./session-cookie";
import { absoluteSeconds, revokeSession } from "./sessions";
import { signInWithPassword } from "./sign-in";

export type AuthRequest = {
  readonly method: "GET" | "POST";
  /** The words below /api/auth, such as `["callback", "credentials"]`. */
  readonly path: readonly string[];
  /** What a provider sent along; empty for everything else. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string>>;
  readonly cookies: ReadonlyMap<string, string>;
  readonly address: string;
  readonly userAgent: string | null;
  /** As the log and the journal name it. */
  readonly requestId: string;
};

export type AuthAnswer = {
  readonly body: Readonly<Record<string, unknown>>;
  /** Whole `Set-Cookie` values. */
  readonly setCookies: readonly string[];
};

type Providers = AuthOptions["providers"];

export const asTrouble = (error: unknown): AppError =>
  isAppError(error)
    ? error
    : new AppError("internal", "Signing in failed. Try again in a moment.", { cause: error });

const quietly =
  (level: "warn" | "debug") =>
  (code: string): void =>
    logger()[level]({ code }, "next-auth");

/** A browser has one session: whoever signs in anew leaves none behind. */
export const endEarlierSession = async (
  { cookies, requestId }: Pick<AuthRequest, "cookies" | "requestId">,
  nowMs: number,
): Promise<void> => {
  const earlier = await openSessionCookie(cookies.get(cookieNames().session));
  if (earlier !== null) await revokeSession(earlier, nowMs, requestId);
};

const byPassword = (request: AuthRequest, attempt: Attempt): Providers => [
  credentialsProvider({
    credentials: { email: {}, password: {}, code: {} },
    authorize: async (typed) => {
      const { email = "", password = "", code = "" } = typed ?? {};
      try {
        const nowMs = systemClock.now();
        const { address, userAgent, requestId } = request;
        const typedIn = { email, password, code };
        const begun = await signInWithPassword({ ...typedIn, address, userAgent, requestId }, nowMs);
        await endEarlierSession(request, nowMs);
        return { id: begun.sessionId };
      } catch (error) {
        attempt.error = asTrouble(error);
        return null;
      }
    },
  }),
];

const optionsFor = ({ requestId }: AuthRequest, providers: Providers, attempt: Attempt): AuthOptions => {
  const names = cookieNames();
  return {
    secret: env().secret,
    session: { strategy: "jwt", maxAge: absoluteSeconds },
    jwt: { decode: decodeKnown },
    useSecureCookies: env().isHttps,
    cookies: {
      sessionToken: { name: names.session, options: cookieOptions() },
      csrfToken: { name: names.csrf, options: cookieOptions() },
      ...flowCookies(),
    },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    // Not only the code: next-auth would log the whole error.
    logger: { error: quietly("warn"), warn: quietly("debug"), debug: () => undefined },
    providers,
    callbacks: {
      // The cookie holds the session's id and nothing else; all that it stands for is read from its row each time.
      jwt: ({ user, token }) => (user ? { sid: user.id } : token),
      redirect: ({ url }) => safePath(url),
    },
    events: {
      signOut: async ({ token }) => {
        try {
          if (typeof token?.sid === "string") await revokeSession(token.sid, systemClock.now(), requestId);
        } catch (error) {
          attempt.error = asTrouble(error);
        }
      },
    },
  };
};

type Collected = { body: Record<string, unknown>; setCookies: string[] };

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};

const responseInto = (collected: Collected) => {
  const response = {
    status: () => response,
    setHeader: (name: string, value: unknown) => {
      if (name.toLowerCase() === "set-cookie" && Array.isArray(value))
        collected.setCookies = value.map(String);
      return response;
    },
    getHeader: (name: string) =>
      name.toLowerCase() === "set-cookie" ? [...collected.setCookies] : undefined,
    json: (value: unknown) => {
      collected.body = asObject(value);
    },
    send: (value: unknown) => {
      collected.body = asObject(value);
    },
    end: () => undefined,
  };
  return response;
};

/**
 * The only cast here: next-auth's handler for the pages router touches exactly the properties given (read in 4.24.15, and the
 * tests go through all of it). That form is used because the other one needs Next's request scope and so cannot be tested.
 */
const asNext = (request: object, response: object) =>
  [request as NextApiRequest, response as NextApiResponse] as const;

/** Where next-auth would show a page of its own, which is where its refusals lead. */
const isRefusal = ({ body: { url } }: Pick<AuthAnswer, "body">): boolean =>
  typeof url === "string" && url.startsWith(`${env().url}/api/auth/`);

/** Hands one request to next-auth with these providers. @throws AppError of the attempt */
export const perform = async (
  request: AuthRequest,
  providers: Providers,
  attempt: Attempt,
): Promise<AuthAnswer> => {
  const collected: Collected = { body: {}, setCookies: [] };
  const { callbackUrl, ...fields } = request.body;
  const cookies = new Map(request.cookies);
  const csrf = cookies.get(cookieNames().csrf);
  if (csrf !== undefined) cookies.set(cookieNames().csrf, renewedCsrfCookie(csrf));
  const incoming = {
    method: request.method,
    query: { ...request.query, nextauth: [...request.path] },
    body: { ...fields, callbackUrl: safePath(callbackUrl), json: "true" },
    // Not its callback-url cookie: where to go next is only ever said in the request itself.
    cookies: Object.fromEntries(cookies),
    headers: {},
  };
  await nextAuth(...asNext(incoming, responseInto(collected)), optionsFor(request, providers, attempt));
  if (attempt.error) throw attempt.error;
  const ours = [...Object.values(cookieNames()), ...Object.values(flowCookieNames())];
  return {
    body: collected.body,
    setCookies: collected.setCookies.filter((cookie) => ours.some((name) => cookie.startsWith(`${name}=`))),
  };
};

/** @throws AppError `cross_site` where the CSRF token did not fit */
export const checkAnswer = (answer: AuthAnswer): AuthAnswer => {
  if (isRefusal(answer))
    throw new AppError("cross_site", "This page has been open for too long. Reload it and try again.");
  return answer;
};

/**
 * Runs one request of next-auth's protocol that has no provider in it.
 * @throws AppError of the sign-in; `cross_site` when the CSRF token does not fit
 */
export const runNextAuth = async (request: AuthRequest): Promise<AuthAnswer> => {
  const attempt: Attempt = {};
  return checkAnswer(await perform(request, byPassword(request, attempt), attempt));
};
