import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, jsonAnswer, send, sendSpoilt } from "./answer";
import { wakeSnoozed } from "./effects/state";
import { DemoError, errorBody, notFound } from "./errors";
import type { Fault } from "./faults";
import { parseBody } from "./json";
import type { LedgerEntry } from "./ledger";
import type { OperationContext } from "./operation";
import { operations } from "./operations/all";
import { rateLimitHeaders } from "./rate-limit";
import type { Exchange } from "./record";
import { createRouter } from "./router";
import { parseVersion, previewVersion } from "./versions";
import type { Workspace } from "./workspace";

const route = createRouter(operations);

const versionInvalid = (message: string): DemoError =>
  new DemoError(400, "intercom_version_invalid", message);

type Call = {
  method: string;
  path: string;
  query: URLSearchParams;
  version: string | undefined;
  authorization: string;
  contentType: string;
  text: string;
  requestId: string;
};

const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Path and query are cut by hand: a URL parser would resolve `..` before we see it. */
const readCall = (request: IncomingMessage, text: string): Call => {
  const raw = request.url ?? "/";
  const cut = raw.indexOf("?");
  return {
    method: request.method ?? "GET",
    path: cut < 0 ? raw : raw.slice(0, cut),
    query: new URLSearchParams(cut < 0 ? "" : raw.slice(cut + 1)),
    version: header(request, "intercom-version"),
    authorization: header(request, "authorization") ?? "",
    contentType: header(request, "content-type") ?? "",
    text,
    requestId: `000${randomBytes(9).toString("hex")}`,
  };
};

const unauthorized = (message: string): DemoError => new DemoError(401, "unauthorized", message);

/** Who asks: the app's own teammate, or somebody who let it in, of whom other things may be said. */
type Asker = Pick<OperationContext, "me" | "aboutMe">;

const askerOf = (workspace: Workspace, call: Call): Asker => {
  const bearer = /^Bearer (.+)$/i.exec(call.authorization)?.[1];
  if (bearer === undefined) throw unauthorized("Access Token Invalid");
  if (bearer === workspace.token || workspace.moreTokens.has(bearer))
    return { me: workspace.store.me(), aboutMe: {} };
  const holder = workspace.oauth.holderOf(bearer);
  if (holder === undefined) throw unauthorized("Access Token Invalid");
  return { me: workspace.store.admin(holder), aboutMe: workspace.oauth.aboutMe() };
};

/** What runs of a call that passed the door. */
const execute = (
  workspace: Workspace,
  call: Call,
  asker: Asker,
): { status: number; body: unknown; headers: Record<string, string> } => {
  const version = parseVersion(call.version);
  if (version === null) throw versionInvalid("The requested version could not be found");
  const found = route(call.method, call.path, version);
  if (found === "other-version")
    throw versionInvalid("Requested resource is not available in current API version.");
  if (found === undefined) throw notFound("The requested resource could not be found");
  // assumed: a body that does not say it is JSON is refused.
  if (call.text !== "" && !call.contentType.includes("json"))
    throw new DemoError(415, "unsupported", "Content-Type must be application/json");
  const result = found.operation.run({
    ...asker,
    manners: workspace.manners,
    store: workspace.store,
    version,
    links: workspace.links,
    params: found.params,
    query: call.query,
    body: call.method === "GET" ? {} : parseBody(call.text),
  });
  return { status: result.status ?? 200, body: result.body, headers: { ...result.headers } };
};

const errorAnswer = (error: DemoError, call: Call, headers: Record<string, string>): Answer =>
  jsonAnswer(error.status, errorBody(error, call.requestId), headers);

/** Bad credentials get no rate limit headers, as quality.md 2.1 reports of Intercom; anything unforeseen is a 500. */
const answerTo = (workspace: Workspace, call: Call): Answer => {
  let headers: Record<string, string> = { "x-request-id": call.requestId };
  try {
    const asker = askerOf(workspace, call);
    const state = workspace.rateLimit.take();
    headers = { ...headers, ...rateLimitHeaders(state) };
    if (state.exceeded)
      throw new DemoError(429, "rate_limit_exceeded", `Exceeded rate limit of ${state.limit} in 10_seconds`);
    wakeSnoozed(workspace.store);
    const result = execute(workspace, call, asker);
    const version = call.version === undefined ? {} : { "intercom-version": call.version };
    return jsonAnswer(result.status, result.body, { ...headers, ...version, ...result.headers });
  } catch (error) {
    if (error instanceof DemoError) return errorAnswer(error, call, headers);
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`demo workspace: ${call.method} ${call.path}: ${text}\n`);
    return errorAnswer(new DemoError(500, "server_error", "Internal server error"), call, headers);
  }
};

/** For a fault that lets nothing happen: the door's headers only. */
const idleAnswer = (workspace: Workspace, call: Call): Answer =>
  jsonAnswer(200, {}, { "x-request-id": call.requestId, ...rateLimitHeaders(workspace.rateLimit.take()) });

const parsed = (text: string): unknown => {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The pattern for ledger, faults and recording, whatever the version. */
const patternOf = (call: Call): string | null => {
  for (const version of [parseVersion(call.version) ?? 10, 10, 16, previewVersion]) {
    const found = route(call.method, call.path, version);
    if (found !== undefined && found !== "other-version") return found.operation.pattern;
  }
  return null;
};

const deliver = async (
  response: ServerResponse,
  answer: Answer,
  fault: Fault | undefined,
  call: Call,
): Promise<number | null> => {
  if (fault === undefined) {
    send(response, answer);
    return answer.status;
  }
  return sendSpoilt(response, {
    fault,
    answer,
    authorization: call.authorization,
    requestId: call.requestId,
  });
};

const exchangeOf = (call: Call, entry: LedgerEntry, answer: Answer): Exchange => ({
  method: call.method,
  path: call.query.size === 0 ? call.path : `${call.path}?${call.query}`,
  pattern: entry.pattern,
  version: call.version ?? null,
  requestBody: entry.body,
  status: answer.status,
  responseBody: parsed(answer.text),
  faulted: entry.faulted,
});

/** Answers one request to the API and writes it down. */
export const handleApi = async (
  workspace: Workspace,
  record: (exchange: Exchange) => void,
  request: IncomingMessage,
  response: ServerResponse,
  text: string,
): Promise<void> => {
  const call = readCall(request, text);
  const pattern = patternOf(call);
  const entry = workspace.ledger.add({
    method: call.method,
    path: request.url ?? "/",
    pattern,
    version: call.version ?? null,
    body: parsed(text),
    at: Date.now(),
  });
  response.on("close", () => {
    entry.aborted = !response.writableFinished && entry.status === null;
  });
  const fault = workspace.faults.take(call.method, pattern, call.path);
  entry.faulted = fault !== undefined;
  const runs = fault === undefined || fault.afterEffect;
  const answer = runs ? answerTo(workspace, call) : idleAnswer(workspace, call);
  record(exchangeOf(call, entry, answer));
  entry.status = await deliver(response, answer, fault, call);
};
