import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, jsonAnswer, send, sendSpoilt } from "./answer";
import { DemoError, errorBody } from "./errors";
import { parseBody } from "./json";
import { demoApp } from "./oauth";
import type { Workspace } from "./workspace";

const tokenPath = "/auth/eagle/token";

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0) ?? 0};`);

const html = (status: number, title: string, body: string): Answer => ({
  status,
  text: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 26rem; margin: 12vh auto; padding: 0 1rem }
a { display: block; padding: .45rem .8rem; margin: .4rem 0; border: 1px solid; border-radius: 8px; color: inherit; text-decoration: none }
</style><h1>${title}</h1>${body}</html>`,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    "cache-control": "no-store",
    "x-frame-options": "DENY",
  },
});

const wrong = (reason: string): Answer => html(400, "This link does not work", `<p>${escaped(reason)}</p>`);

/** Where the app wants people back; null for what no app of the demo can have registered. */
const returnOf = (query: URLSearchParams): URL | null => {
  const text = query.get("redirect_uri") ?? "";
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname) ? url : null;
};

/** assumed: how Intercom asks, and what it sends where somebody says no; its description shows neither. */
const authorisePage = (workspace: Workspace, query: URLSearchParams): Answer => {
  const link = (label: string, admin?: string): string => {
    const next = new URLSearchParams(query);
    if (admin !== undefined) next.set("admin", admin);
    return `<a href="/oauth/answer?${escaped(next.toString())}">${escaped(label)}</a>`;
  };
  const people = workspace.store.world.admins.map(({ id, name, email }) =>
    link(`Continue as ${name} (${email})`, id),
  );
  const title = `Let the app into ${escaped(workspace.store.world.app.name)}?`;
  return html(200, title, `<p>This is the demo workspace.</p>${people.join("")}${link("Cancel")}`);
};

const answerOf = (workspace: Workspace, query: URLSearchParams, back: URL): Answer => {
  const admin = query.get("admin");
  if (admin === null) back.searchParams.set("error", "access_denied");
  else if (workspace.store.admin(admin) === undefined) return wrong("There is no such teammate.");
  else back.searchParams.set("code", workspace.oauth.newCode(admin));
  back.searchParams.set("state", query.get("state") ?? "");
  return { status: 302, text: "", headers: { location: back.href, "cache-control": "no-store" } };
};

const pageFor = (workspace: Workspace, url: URL): Answer => {
  const query = url.searchParams;
  const back = returnOf(query);
  if (query.get("client_id") !== demoApp.clientId) return wrong("No app has this client id.");
  if (back === null) return wrong("The app has not registered this address.");
  if (url.pathname === "/oauth") return authorisePage(workspace, query);
  return url.pathname === "/oauth/answer"
    ? answerOf(workspace, query, back)
    : wrong("There is no such page.");
};

const fieldsOf = (request: IncomingMessage, text: string): Record<string, unknown> => {
  if (request.headers["content-type"]?.includes("json")) return parseBody(text);
  return Object.fromEntries(new URLSearchParams(text));
};

const refused = (code: string, message: string): Answer =>
  jsonAnswer(401, errorBody(new DemoError(401, code, message), "oauth"), {});

const tokenAnswer = (workspace: Workspace, request: IncomingMessage, text: string): Answer => {
  const { client_id: id, client_secret: secret, code } = fieldsOf(request, text);
  if (id !== demoApp.clientId || secret !== demoApp.clientSecret)
    return refused("unauthorized", "Unauthorized Client");
  const token = workspace.oauth.exchange(String(code));
  if (token === null) return refused("server_error", "Unauthorized Code");
  return jsonAnswer(200, { token_type: "Bearer", token, access_token: token }, {});
};

const exchange = async (
  workspace: Workspace,
  request: IncomingMessage,
  response: ServerResponse,
  text: string,
): Promise<void> => {
  const { method = "GET" } = request;
  const entry = workspace.ledger.add({
    method,
    path: tokenPath,
    pattern: tokenPath,
    version: null,
    // Codes and secrets are nobody's to read later.
    body: null,
    at: Date.now(),
  });
  const fault = workspace.faults.take(method, tokenPath, tokenPath);
  const answer =
    method === "POST"
      ? tokenAnswer(workspace, request, text)
      : jsonAnswer(404, errorBody(new DemoError(404, "not_found", "Resource Not Found"), "oauth"), {});
  if (fault === undefined) send(response, answer);
  entry.status =
    fault === undefined
      ? answer.status
      : await sendSpoilt(response, { fault, answer, authorization: "", requestId: "oauth" });
};

/** True for the addresses by which people let an app in. */
export const isOAuthPath = (path: string): boolean =>
  /^\/(oauth(\/answer)?|auth\/eagle\/token)(\?|$)/.test(path);

/** `GET /oauth` asks a person, `GET /oauth/answer` sends them back, `POST /auth/eagle/token` takes the code for a token. */
export const handleOAuth = async (
  workspace: Workspace,
  request: IncomingMessage,
  response: ServerResponse,
  text: string,
): Promise<void> => {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  if (url.pathname === tokenPath) await exchange(workspace, request, response, text);
  else send(response, pageFor(workspace, url));
};
