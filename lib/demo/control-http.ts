import type { IncomingMessage, ServerResponse } from "node:http";
import { jsonAnswer, send } from "./answer";
import type { DemoControl } from "./control";
import { DemoError, errorBody, invalid, notFound } from "./errors";
import { readFault } from "./faults";
import {
  type Json,
  optionalBoolean,
  optionalInteger,
  optionalList,
  optionalText,
  parseBody,
  requiredText,
} from "./json";

type Handler = (control: DemoControl, body: Json, query: URLSearchParams) => unknown;

const present = <T>(key: string, value: T | undefined): Record<string, T> =>
  value === undefined ? {} : { [key]: value };

const moveClock: Handler = (control, body) => {
  const now = optionalInteger(body, "now");
  const advance = optionalInteger(body, "advanceSeconds");
  if (now === undefined && advance === undefined) throw invalid("now or advanceSeconds is needed");
  if (now !== undefined) control.setClock(now);
  if (advance !== undefined) control.advanceClock(advance);
  return { now: control.now() };
};

const setToken: Handler = (control, body) => {
  if (optionalBoolean(body, "revoked") === true) control.setToken(null);
  else control.setToken(requiredText(body, "token"));
};

const rename: Handler = (control, body) => {
  const kind = requiredText(body, "kind");
  if (kind !== "teammate" && kind !== "team") throw invalid("kind is teammate or team", "kind");
  return { before: control.rename(kind, requiredText(body, "id"), requiredText(body, "name")) };
};

const oneOf = <T extends string>(body: Json, key: string, words: readonly T[]): Record<string, T> => {
  const given = optionalText(body, key);
  const word = words.find((one) => one === given);
  if (given !== undefined && word === undefined) throw invalid(`${key} is ${words.join(", ")}`, key);
  return present(key, word);
};

const setManners: Handler = (control, body) =>
  control.setManners({
    ...oneOf(body, "unassigned", ["both", "zero", "null", "neither"]),
    ...oneOf(body, "sort", ["works", "ignored", "refused"]),
    ...oneOf(body, "unset", ["last", "first"]),
    ...present("atLeast", optionalBoolean(body, "atLeast")),
    ...present("inclusive", optionalBoolean(body, "inclusive")),
    ...present("totalCount", optionalBoolean(body, "totalCount")),
  });

const subscribe: Handler = async (control, body) => {
  const topics = (optionalList(body, "topics") ?? ["*"]).map(String);
  await control.subscribe({
    url: requiredText(body, "url"),
    secret: requiredText(body, "secret"),
    topics,
    ...present("retryDelayMs", optionalInteger(body, "retryDelayMs")),
  });
};

const handlers: Readonly<Record<string, Handler>> = {
  "POST /reset": (control, body) =>
    control.reset({
      ...present("seed", optionalInteger(body, "seed")),
      ...present("conversations", optionalInteger(body, "conversations")),
      ...present("now", optionalInteger(body, "now")),
    }),
  "POST /faults": (control, body) => control.injectFault(readFault(body)),
  "GET /faults": (control) => ({ faults: control.faults() }),
  "DELETE /faults": (control) => control.clearFaults(),
  "GET /ledger": (control, _, query) => ({ entries: control.ledger(Number(query.get("since") ?? 0)) }),
  "DELETE /ledger": (control) => control.clearLedger(),
  "POST /conversations": (control, body) => ({ id: control.addConversation(body) }),
  "POST /tickets": (control, body) => ({ id: control.addTicket(body) }),
  "POST /ticket-moves": (control, body) => control.moveTicket(body),
  "POST /customer-reply": (control, body) =>
    control.customerReplies(requiredText(body, "conversation_id"), requiredText(body, "body")),
  "POST /ticket-reply": (control, body) =>
    control.customerRepliesOnTicket(requiredText(body, "id"), requiredText(body, "body")),
  "GET /clock": (control) => ({ now: control.now() }),
  "POST /clock": moveClock,
  "POST /rate-limit": (control, body) =>
    control.setRateLimit({
      ...present("limit", optionalInteger(body, "limit")),
      ...present("windowSeconds", optionalInteger(body, "windowSeconds")),
    }),
  "POST /search": setManners,
  "GET /token": (control) => ({ token: control.token() }),
  "POST /token": setToken,
  "POST /names": rename,
  "POST /me": (control, body) => control.sayOfMe(body),
  "POST /webhooks": subscribe,
  "DELETE /webhooks": (control) => control.clearSubscriptions(),
  "GET /webhooks": (control) => ({ deliveries: control.deliveries() }),
};

const isLoopback = (address: string | undefined): boolean =>
  address === "127.0.0.1" || address === "::1" || address === "::ffff:127.0.0.1";

/** A page in a browser must not drive the control, so anything with an Origin is refused; so is any other machine. */
const refused = (request: IncomingMessage): boolean =>
  !isLoopback(request.socket.remoteAddress) || request.headers.origin !== undefined;

/** `/__control/…`: 200 with `{ok: true, …}`, or an error in Intercom's shape. */
export const handleControl = async (
  control: DemoControl,
  request: IncomingMessage,
  response: ServerResponse,
  text: string,
): Promise<void> => {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const name = `${request.method} ${url.pathname.slice("/__control".length)}`;
  try {
    if (refused(request)) throw new DemoError(403, "forbidden", "Control is for this machine only");
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (handler === undefined) throw notFound(`There is no control ${name}`);
    const result = await handler(control, parseBody(text), url.searchParams);
    const body = typeof result === "object" && result !== null ? { ok: true, ...result } : { ok: true };
    send(response, jsonAnswer(200, body, {}));
  } catch (error) {
    if (!(error instanceof DemoError)) throw error;
    send(response, jsonAnswer(error.status, errorBody(error, "control"), {}));
  }
};
