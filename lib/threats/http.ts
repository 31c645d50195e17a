import { Agent, request as httpRequest, type IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { ownHeader } from "@/lib/api/call";

/*
 * Requests as an attacker writes them: nothing is added, and neither path nor headers are put in order, which `fetch` does.
 */

export type Sent = {
  readonly method?: string;
  /** As it goes over the wire, with the query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookie?: string;
  readonly body?: string | Buffer | Readable;
};

export type Answer = {
  readonly status: number;
  /** By lower-case name; of a name that came twice, all values, with line breaks between. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly text: string;
};

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const patienceMs = 60_000;

/** Closes the connections that are kept for further requests. */
export const endConnections = (): void => agent.destroy();

const headersOf = ({ rawHeaders }: IncomingMessage): Record<string, string> => {
  const found: Record<string, string> = {};
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? "").toLowerCase();
    const value = rawHeaders[at + 1] ?? "";
    found[name] = found[name] === undefined ? value : `${found[name]}\n${value}`;
  }
  return found;
};

/** Sends exactly that, and reads the whole answer; follows nothing. */
export const send = (origin: string, { method = "GET", path, headers = {}, cookie, body }: Sent) =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port, host } = new URL(origin);
    const isWhole = typeof body === "string" || Buffer.isBuffer(body);
    const request = httpRequest({
      agent,
      // The server listens there alone.
      host: hostname === "localhost" ? "127.0.0.1" : hostname,
      port,
      method,
      path,
      timeout: patienceMs,
      headers: {
        host,
        ...(isWhole ? { "content-length": String(Buffer.byteLength(body)) } : {}),
        ...(isWhole || body === undefined ? {} : { "transfer-encoding": "chunked" }),
        ...(cookie === undefined ? {} : { cookie }),
        ...headers,
      },
    });
    request.once("timeout", () => request.destroy(new Error(`${method} ${path} had no answer in a minute`)));
    request.once("error", (cause) => reject(new Error(`${method} ${path.slice(0, 80)}: ${cause.message}`)));
    request.once("response", (response) => {
      buffer(response).then((whole) => {
        resolve({
          status: response.statusCode ?? 0,
          headers: headersOf(response),
          body: whole,
          text: whole.toString("utf8"),
        });
      }, reject);
    });
    if (body === undefined || isWhole) request.end(body);
    // One that is refused before it has come whole ends its sender as well; the answer says why.
    else body.once("error", () => request.destroy()).pipe(request);
  });

/**
 * As `send`, for what the router of Next asks: it is sent on once to the same address with a mark (`_rsc`) that goes with its headers,
 * and only there is it answered.
 */
export const sendAsRouter = async (origin: string, sent: Sent): Promise<Answer> => {
  const answer = await send(origin, sent);
  const { location = "" } = answer.headers;
  return answer.status === 307 && /[?&]_rsc\b/.test(location)
    ? send(origin, { ...sent, path: location })
    : answer;
};

/** What a page of ours sends with a write. @param origin the app's configured one */
export const ownHeaders = (origin: string, contentType = "application/json"): Record<string, string> => ({
  origin,
  "sec-fetch-site": "same-origin",
  "content-type": contentType,
  [ownHeader]: "1",
});

/** What a browser says of a link on a page of ours. */
export const ownLink: Readonly<Record<string, string>> = { "sec-fetch-site": "same-origin" };

/** A write as a page of ours sends it. */
export const write = (
  origin: string,
  sent: { readonly method: string; readonly path: string; readonly cookie?: string; readonly body?: unknown },
): Promise<Answer> =>
  send(origin, {
    method: sent.method,
    path: sent.path,
    headers: ownHeaders(origin),
    body: JSON.stringify(sent.body ?? {}),
    ...(sent.cookie === undefined ? {} : { cookie: sent.cookie }),
  });

/** The JSON object of an answer; an empty one where it has none. */
export const jsonOf = ({ text }: Answer): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
};

/** The `code` of a failed answer, or "". */
export const codeOf = (answer: Answer): string => {
  const { error } = jsonOf(answer);
  const code: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "code") : "";
  return typeof code === "string" ? code : "";
};

/** Does `work` for each, a few at a time, and gives the results in order. */
export const each = async <T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
  atOnce = 8,
): Promise<readonly R[]> => {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at];
      if (item !== undefined) results[at] = await work(item, at);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
};
