import * as z from "zod";
import { err, ok, type Result } from "@/lib/core/result";
import { checkBaseUrl } from "./base-url";
import { parseJson } from "./json";
import { createTransport } from "./transport";

/** Nobody waits longer than this for being signed in. */
const timeouts = { connect: 3_000, headers: 8_000, readTotal: 8_000, writeTotal: 8_000 } as const;

const answerSchema = z.object({ access_token: z.string().min(1).max(4096) });

export type CodeExchange = {
  /** One of Intercom's hosts, or this machine's in a demo. */
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly code: string;
};

export type ExchangeFailure =
  /** The code is none, used up or too old; Intercom says the same of a wrong client. */
  | "refused"
  /** No answer, or none that means anything. */
  | "unreachable";

/** Takes the code that somebody came back with for their access token. Never repeated, as a code counts once. */
export const exchangeCode = async (
  exchange: CodeExchange,
  signal?: AbortSignal,
): Promise<Result<string, ExchangeFailure>> => {
  const { origin } = checkBaseUrl(exchange.origin);
  const transport = createTransport(origin, timeouts);
  try {
    const received = await transport.send({
      method: "POST",
      url: new URL("/auth/eagle/token", origin),
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
      body: new URLSearchParams({
        code: exchange.code,
        client_id: exchange.clientId,
        client_secret: exchange.clientSecret,
      }).toString(),
      totalMs: timeouts.writeTotal,
      signal,
    });
    if (received.kind !== "answer" || received.status >= 500 || received.status === 429)
      return err("unreachable");
    if (received.status !== 200) return err("refused");
    const json = parseJson(received.text);
    const answer = answerSchema.safeParse(json.ok ? json.value : null);
    return answer.success ? ok(answer.data.access_token) : err("unreachable");
  } finally {
    await transport.close();
  }
};
