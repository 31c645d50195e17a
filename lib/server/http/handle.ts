import "server-only";
import { randomUUID } from "node:crypto";
import type * as z from "zod/mini";
import { can, type Permission } from "@/lib/access/roles";
import type { Endpoint } from "@/lib/api/endpoint";
import { AppError, type FieldProblem } from "@/lib/core/errors";
import type { ConnectionRow, LiveSession } from "@/lib/server/auth/sessions";
import { refreshTeammate } from "@/lib/server/auth/teammate";
import { systemClock } from "@/lib/server/clock";
import { intercomFor } from "@/lib/server/connection/runtime";
import { setConnectionStatus } from "@/lib/server/connection/store";
import type { Ctx } from "@/lib/server/context";
import { logger } from "@/lib/server/logger/logger";
import { clientAddress } from "./client-address";
import { contextOf, type StrangerCtx, sessionOf } from "./context";
import { isHeld, sentWhile } from "./held";
import { checkShape, type JsonObject, parseObject, readText } from "./read-body";
import { type Asked, asAppError, errorResponse, isWhole, jsonResponse, withDataHeaders } from "./respond";
import { checkRecordedRead, checkWrite } from "./same-origin";

type RouteParams = Readonly<Record<string, string | string[] | undefined>>;

/** The shape of a route handler of Next. `params` resolves to undefined for a route that has none. */
export type RouteMethod = (
  request: Request,
  next: { readonly params: Promise<RouteParams | undefined> },
) => Promise<Response>;

const signedOut = (hadCookie: boolean): AppError =>
  hadCookie
    ? new AppError("session_expired", "Your session has ended. Sign in again; what you were writing is kept.")
    : new AppError("unauthenticated", "Sign in first.");

const authorised = async (request: Request, permission: Permission): Promise<LiveSession> => {
  const { session, hadCookie } = await sessionOf(request.headers);
  if (!session) throw signedOut(hadCookie);
  if (!can(session.actor.role, permission)) {
    throw new AppError("forbidden", "Your role does not allow that. Ask an owner.");
  }
  return session;
};

const problemsOf = (error: z.core.$ZodError): readonly FieldProblem[] =>
  error.issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message }));

/** Path parameters come last: what the body says under their names does not count. */
const inputOf = async <I extends object, O>(
  endpoint: Endpoint<I, O>,
  request: Request,
  params: RouteParams,
): Promise<I> => {
  let fields: JsonObject;
  if (endpoint.method === "GET" || endpoint.body === "bytes") {
    fields = Object.fromEntries(new URL(request.url).searchParams);
    checkShape(fields);
  } else {
    fields = parseObject(await readText(request, endpoint.maxBytes));
  }
  const parsed = (await endpoint.input()).safeParse({ ...fields, ...params });
  if (parsed.success) return parsed.data;
  const problems = problemsOf(parsed.error);
  if (problems.some(({ path }) => path in params)) {
    throw new AppError("bad_request", "That address does not exist: its id is not one.");
  }
  throw new AppError("invalid_input", problems[0]?.message ?? "Something in the request is not right.", {
    fields: problems,
  });
};

/** So that every screen and every process learns that the token is refused, or works again. */
const noteToken = async ({ connection }: LiveSession, status: ConnectionRow["status"]): Promise<void> => {
  if (!connection || connection.status === status) return;
  await setConnectionStatus(connection.id, connection.tokenVersion, status).catch((error: unknown) =>
    logger().warn({ err: error }, "what Intercom said of the token could not be noted"),
  );
};

/** Whether Intercom has taken the token, noted as refused, since `sinceMs`: an answer from a cache says nothing of it. */
const worksAgain = ({ connection }: LiveSession, sinceMs: number): boolean => {
  if (connection?.status !== "rejected") return false;
  const { tokenAcceptedAtMs } = intercomFor(connection).status();
  return tokenAcceptedAtMs !== null && tokenAcceptedAtMs >= sinceMs;
};

/** What streams in where the endpoint takes bytes: the verb counts it, as only it knows where it goes. */
type Body = Request["body"];

type AskedByMember = Asked & { memberId?: string };

const runForMember = async <I extends object, O>(
  endpoint: Endpoint<I, O>,
  permission: Permission,
  verb: (ctx: Ctx, input: I, body: Body) => Promise<O | Response>,
  request: Request,
  params: RouteParams,
  asked: AskedByMember,
): Promise<O | Response> => {
  const arrivedMs = systemClock.now();
  const first = await authorised(request, permission);
  if (endpoint.isOnRecord) checkRecordedRead(request.headers);
  asked.memberId = first.actor.memberId;
  const input = await inputOf(endpoint, request, params);
  // The sender decides how long a body takes to arrive.
  const session = isHeld(arrivedMs) ? await authorised(request, permission) : first;
  const startedMs = systemClock.now();
  refreshTeammate(session, startedMs);
  try {
    const result = await verb(contextOf(session, request.signal, asked.requestId), input, request.body);
    // What a write did is done, and is told; a read, or a file that came slowly, is not.
    if ((endpoint.method === "GET" || endpoint.body === "bytes") && isHeld(startedMs))
      await authorised(request, permission);
    if (worksAgain(session, startedMs)) await noteToken(session, "ok");
    if (result instanceof Response && !isWhole(result))
      return sentWhile(result, () => authorised(request, permission));
    return result;
  } catch (error) {
    if (asAppError(error).code === "intercom_token_rejected") await noteToken(session, "rejected");
    throw error;
  }
};

const runForStranger = async <I extends object, O>(
  endpoint: Endpoint<I, O>,
  mayTry: (ctx: StrangerCtx) => Promise<void>,
  verb: (ctx: StrangerCtx, input: I) => Promise<O | Response>,
  request: Request,
  params: RouteParams,
  { requestId }: Asked,
): Promise<O | Response> => {
  const ctx: StrangerCtx = {
    clock: systemClock,
    uuid: randomUUID,
    signal: request.signal,
    address: clientAddress(request.headers),
    requestId,
  };
  await mayTry(ctx);
  return verb(ctx, await inputOf(endpoint, request, params));
};

const isLeaving = (error: unknown, { signal }: Request): boolean =>
  signal.aborted && (error === signal.reason || (error instanceof Error && error.name === "AbortError"));

const answer = async (
  request: Request,
  { path: route, body }: Pick<Endpoint<never, never>, "path" | "body">,
  work: (asked: AskedByMember) => Promise<unknown>,
): Promise<Response> => {
  const asked: AskedByMember = { requestId: randomUUID(), method: request.method, route };
  try {
    if (request.method !== "GET" && request.method !== "HEAD") {
      checkWrite(request.headers, body === "bytes" ? "application/octet-stream" : undefined);
    }
    const result = await work(asked);
    return result instanceof Response ? withDataHeaders(result) : jsonResponse(result);
  } catch (error) {
    // Nobody is there to read it, and it is no failure of ours. A write goes on without its browser, and its failures are.
    if (isLeaving(error, request)) return withDataHeaders(new Response(null, { status: 499 }));
    return errorResponse(error, asked);
  }
};

/**
 * One method of one route. In this order: where the request comes from, session, permission, size and shape of the body,
 * the endpoint's schema, the verb, JSON. So a stranger learns nothing from a validation message, and nothing of a request
 * from another site is looked at. Every failure answers an `ErrorBody` with the status of its code. A verb may answer a
 * `Response` of its own (a file); it gets the same headers where it has not set them.
 */
export const handle =
  <I extends object, O>(
    endpoint: Endpoint<I, O>,
    permission: Permission,
    verb: (ctx: Ctx, input: I, body: Body) => Promise<NoInfer<O> | Response>,
  ): RouteMethod =>
  (request, { params }) =>
    answer(request, endpoint, async (asked) =>
      runForMember(endpoint, permission, verb, request, (await params) ?? {}, asked),
    );

/**
 * As `handle`, for what needs no session. `mayTry` comes where session and permission would: it runs before anything of the
 * body is read, and throws to refuse.
 */
export const handlePublic =
  <I extends object, O>(
    endpoint: Endpoint<I, O>,
    mayTry: (ctx: StrangerCtx) => Promise<void>,
    verb: (ctx: StrangerCtx, input: I) => Promise<NoInfer<O> | Response>,
  ): RouteMethod =>
  (request, { params }) =>
    answer(request, endpoint, async (asked) =>
      runForStranger(endpoint, mayTry, verb, request, (await params) ?? {}, asked),
    );
