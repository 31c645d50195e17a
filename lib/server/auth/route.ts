import "server-only";
import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/server/env";
import { clientAddress } from "@/lib/server/http/client-address";
import type { RouteMethod } from "@/lib/server/http/handle";
import { parseObject, readText } from "@/lib/server/http/read-body";
import { errorResponse, jsonResponse, withDataHeaders } from "@/lib/server/http/respond";
import { checkOrigin, mediaType } from "@/lib/server/http/same-origin";
import { type AuthRequest, runNextAuth } from "./next-auth";
import { finishByProvider, startByProvider } from "./provider-flow";
import { configuredProvider } from "./providers/configured";
import { cookiesOf } from "./session-cookie";

/*
 * How a browser signs in (lib/api/session.ts does it):
 *   GET  /api/auth/csrf                  → { csrfToken } and its cookie
 *   POST /api/auth/callback/credentials  { csrfToken, email, password, code?, callbackUrl, json: "true" } → { url } and the cookie
 *   POST /api/auth/signin/:provider      { csrfToken, callbackUrl, json: "true" } → { url } of the provider, and cookies
 *   GET  /api/auth/callback/:provider    what the provider sent the browser back with → 302 to where it wanted to go, with the
 *                                        cookie, or to /sign-in with the reason
 *   POST /api/auth/signout               { csrfToken, callbackUrl, json: "true" } → { url }; the session's row is revoked
 * as JSON or as a form, from our own origin. `url` is always a path of ours, but for a provider's own. A failure answers an ErrorBody: 401
 * `wrong_credentials`, `second_factor_needed` (send all again with `code`) or `wrong_code`, 429 `too_many_requests` with
 * `retryAfterSeconds`, 403 `cross_site`, 503 `database_unavailable`.
 * Nothing else of next-auth's addresses is open.
 */
const open: Readonly<Record<string, readonly string[]>> = {
  GET: ["csrf"],
  POST: ["callback/credentials", "signout"],
};

const maxBytes = 16 * 1024;

const fieldsOf = async (request: Request): Promise<Record<string, string>> => {
  const text = await readText(request, maxBytes);
  const fields =
    mediaType(request.headers) === "application/x-www-form-urlencoded"
      ? [...new URLSearchParams(text)]
      : Object.entries(parseObject(text));
  return Object.fromEntries(
    fields.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
};

const checkPost = (headers: Headers): void => {
  checkOrigin(headers);
  if (!["application/json", "application/x-www-form-urlencoded"].includes(mediaType(headers))) {
    throw new AppError("unsupported_media_type", "Send JSON or a form.");
  }
};

/** All that a provider has to say; what else stands in the address is nobody's. */
const answered = ["code", "state", "iss", "error"] as const;

const answerOf = ({ url }: Request): Record<string, string> => {
  const { searchParams } = new URL(url);
  return Object.fromEntries(
    answered.flatMap((name) => {
      const value = searchParams.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
};

const withCookies = (response: Response, setCookies: readonly string[]): Response => {
  for (const cookie of setCookies) response.headers.append("Set-Cookie", cookie);
  return response;
};

const redirectTo = (location: string): Response =>
  withDataHeaders(new Response(null, { status: 302, headers: { Location: location } }));

const answerFor = async (request: Request, asked: AuthRequest): Promise<Response> => {
  const [action, id] = asked.path;
  const provider = asked.path.length === 2 ? configuredProvider(id) : null;
  if (provider !== null && request.method === "GET" && action === "callback") {
    const { location, setCookies } = await finishByProvider(provider, { ...asked, query: answerOf(request) });
    return withCookies(redirectTo(location), setCookies);
  }
  if (provider !== null && asked.method === "POST" && action === "signin") {
    const origin = request.headers.get("origin");
    // A provider sends people back to the one address that it knows, and cookies of another name of this machine stay behind.
    if (origin !== null && origin !== env().url) return jsonResponse({ url: `${env().url}/sign-in` });
    const { body, setCookies } = await startByProvider(provider, asked);
    return withCookies(jsonResponse(body), setCookies);
  }
  if (!open[asked.method]?.includes(asked.path.join("/")))
    throw new AppError("not_found", "That address does not exist.");
  const { body, setCookies } = await runNextAuth(asked);
  return withCookies(jsonResponse(body), setCookies);
};

/** The route handler for everything below /api/auth. */
export const authRoute: RouteMethod = async (request, { params }) => {
  const asked = { requestId: randomUUID(), method: request.method, route: "/api/auth" };
  try {
    const nextauth = (await params)?.nextauth;
    const path = Array.isArray(nextauth) ? nextauth : [];
    const method = request.method === "POST" ? "POST" : "GET";
    if (method === "POST") checkPost(request.headers);
    return await answerFor(request, {
      method,
      path,
      body: method === "POST" ? await fieldsOf(request) : {},
      cookies: cookiesOf(request.headers),
      address: clientAddress(request.headers),
      userAgent: request.headers.get("user-agent"),
      requestId: asked.requestId,
    });
  } catch (error) {
    return errorResponse(error, asked);
  }
};
