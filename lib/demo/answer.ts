import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { DemoError, errorBody } from "./errors";
import type { Fault } from "./faults";

/** An answer that is ready to be sent. `text` is the body, "" for none. */
export type Answer = { status: number; text: string; headers: Record<string, string> };

export const jsonAnswer = (status: number, body: unknown, headers: Record<string, string>): Answer => ({
  status,
  text: body === undefined ? "" : JSON.stringify(body),
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
});

/** Sends whole, with its length; does nothing when the caller has gone. */
export const send = (response: ServerResponse, answer: Answer): void => {
  if (response.destroyed) return;
  const bytes = Buffer.from(answer.text, "utf8");
  response.writeHead(answer.status, { ...answer.headers, "content-length": bytes.length });
  response.end(bytes);
};

const page =
  "<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1>" +
  "<p>cache-demo-1 demo-canary-7f3a</p></body></html>";

const wrongTypes = JSON.stringify({
  type: 7,
  id: { nested: true },
  conversations: "none",
  data: 12,
  admins: { a: 1 },
  pages: [],
  total_count: "many",
  created_at: "yesterday",
  state: 4,
  conversation_parts: null,
  source: [],
});

const fiftyMegabytes = (): string =>
  JSON.stringify({ type: "conversation.list", filler: "x".repeat(50 * 1024 * 1024) });

type FaultInput = { fault: Fault; answer: Answer; authorization: string; requestId: string };

const cut = (response: ServerResponse, { fault, answer }: FaultInput): void => {
  const bytes = Buffer.from(answer.text, "utf8");
  const length = Math.min(bytes.length - 1, Math.floor(bytes.length * (fault.atFraction ?? 0.5)));
  const part = bytes.subarray(0, Math.max(0, length));
  if (fault.closeDelimited) {
    response.writeHead(answer.status, { ...answer.headers, "content-length": part.length });
    response.end(part);
    return;
  }
  response.writeHead(answer.status, { ...answer.headers, "content-length": bytes.length });
  response.write(part, () => response.socket?.destroySoon());
};

const reset = (response: ServerResponse, input: FaultInput): void => {
  if (input.fault.atFraction === null) {
    response.socket?.resetAndDestroy();
    return;
  }
  const bytes = Buffer.from(input.answer.text, "utf8");
  response.writeHead(input.answer.status, { ...input.answer.headers, "content-length": bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length * input.fault.atFraction)), () =>
    response.socket?.resetAndDestroy(),
  );
};

const withHeaders = (answer: Answer, fault: Fault): Answer => ({
  ...answer,
  headers: { ...answer.headers, ...fault.headers },
});

const statusAnswer = ({ fault, answer, requestId }: FaultInput): Answer => {
  const code = fault.code ?? (fault.status === 429 ? "rate_limit_exceeded" : "server_error");
  const error = new DemoError(fault.status, code, fault.message ?? "Something went wrong");
  return { ...answer, status: fault.status, text: JSON.stringify(errorBody(error, requestId)) };
};

const rateLimitNames = /^x-ratelimit-/;

const spoiltAnswer = (input: FaultInput): Answer => {
  const { fault, answer } = input;
  const html = { ...answer.headers, "content-type": "text/html; charset=utf-8" };
  switch (fault.kind) {
    case "status":
      return statusAnswer(input);
    case "html":
      return { status: fault.status, text: page, headers: html };
    case "empty":
      return { ...answer, status: 200, text: "" };
    case "garbage":
      return { ...answer, status: 200, text: '{"type": conversation, ]' };
    case "bom":
      return { ...answer, text: `\ufeff${answer.text}` };
    case "huge":
      return { ...answer, status: 200, text: fiftyMegabytes() };
    case "content-type":
      return { ...answer, headers: html };
    case "echo-token":
      return {
        ...answer,
        status: 500,
        text: JSON.stringify({ error: `cannot handle ${input.authorization}` }),
      };
    case "wrong-types":
      return { ...answer, status: 200, text: wrongTypes };
    case "no-headers":
      return {
        ...answer,
        headers: Object.fromEntries(
          Object.entries(answer.headers).filter(([name]) => !rateLimitNames.test(name)),
        ),
      };
    default:
      return answer;
  }
};

/** Sends an answer as the fault spoils it; the status that the caller sees, null when there is none. */
export const sendSpoilt = async (response: ServerResponse, input: FaultInput): Promise<number | null> => {
  const { fault } = input;
  if (fault.delayMs > 0) await wait(fault.delayMs, undefined, { ref: false });
  if (response.destroyed || fault.kind === "hang") return null;
  if (fault.kind === "reset") {
    reset(response, input);
    return null;
  }
  if (fault.kind === "truncate") {
    cut(response, input);
    return input.answer.status;
  }
  const answer = withHeaders(spoiltAnswer(input), fault);
  send(response, answer);
  return answer.status;
};
