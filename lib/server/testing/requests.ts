import { encode } from "next-auth/jwt";
import { ownHeader } from "@/lib/api/call";
import { authRoute } from "@/lib/server/auth/route";
import { cookieNames } from "@/lib/server/auth/session-cookie";
import { createSession } from "@/lib/server/auth/sessions";
import { env } from "@/lib/server/env";
import type { RouteMethod } from "@/lib/server/http/handle";

/** What a page of ours sends with a write. */
export const ownHeaders = (): Record<string, string> => ({
  origin: env().url,
  "sec-fetch-site": "same-origin",
  "content-type": "application/json",
  [ownHeader]: "1",
});

type Sent = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  readonly cookie?: string;
};

/** What a browser says of a link on a page of ours. */
const ownLink = { "sec-fetch-site": "same-origin" };

export const requestTo = (path: string, sent: Sent = {}): Request =>
  new Request(`${env().url}${path}`, {
    method: sent.method ?? "GET",
    headers: {
      ...(sent.headers ?? (sent.body === undefined ? ownLink : {})),
      ...(sent.cookie ? { cookie: sent.cookie } : {}),
    },
    ...(sent.body === undefined ? {} : { body: sent.body, duplex: "half" }),
  });

/** Calls a route's function as Next does, with the path's parameters decoded. */
export const call = (
  route: RouteMethod,
  request: Request,
  params: Readonly<Record<string, string | string[]>> = {},
): Promise<Response> => route(request, { params: Promise.resolve(params) });

/** A write as our own pages send it. */
export const writeTo = (path: string, method: string, body: unknown, cookie?: string): Request =>
  requestTo(path, {
    method,
    headers: ownHeaders(),
    body: typeof body === "string" ? body : JSON.stringify(body),
    ...(cookie === undefined ? {} : { cookie }),
  });

/** The Cookie header of a fresh session of that member, made without a password. */
export const cookieFor = async (memberId: string): Promise<string> => {
  const sid = await createSession(memberId, Date.now());
  return `${cookieNames().session}=${await encode({ token: { sid }, secret: env().secret })}`;
};

const pairs = (response: Response): string[] =>
  response.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");

/** A CSRF token and its cookie, as the sign-in page gets them. */
export const csrf = async (): Promise<{ readonly csrfToken: string; readonly cookie: string }> => {
  const response = await call(authRoute, requestTo("/api/auth/csrf"), { nextauth: ["csrf"] });
  const { csrfToken }: { csrfToken: string } = await response.json();
  return { csrfToken, cookie: pairs(response).join("; ") };
};

export type SignIn = {
  readonly email: string;
  readonly password: string;
  readonly code?: string;
  readonly callbackUrl?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** More cookies to send along. */
  readonly cookie?: string;
};

/** Signs in as the sign-in page does. */
export const signIn = async (input: SignIn): Promise<Response> => {
  const { csrfToken, cookie } = await csrf();
  const { email, password, code, callbackUrl = "/queue" } = input;
  const request = requestTo("/api/auth/callback/credentials", {
    method: "POST",
    headers: { ...ownHeaders(), ...input.headers },
    body: JSON.stringify({ csrfToken, email, password, code, callbackUrl, json: "true" }),
    cookie: input.cookie ? `${cookie}; ${input.cookie}` : cookie,
  });
  return call(authRoute, request, { nextauth: ["callback", "credentials"] });
};

/** The session cookie that an answer sets, as a Cookie header. */
export const sessionCookieOf = (response: Response): string =>
  pairs(response).find((pair) => pair.startsWith(`${cookieNames().session}=`)) ?? "";
