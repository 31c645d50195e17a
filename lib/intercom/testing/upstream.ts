import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  readonly atMs: number;
};

export type Answerer = (request: SeenRequest, response: ServerResponse, count: number) => void;

export type Upstream = {
  readonly baseUrl: string;
  readonly seen: SeenRequest[];
  /** Requests that ended because the other side went away. */
  readonly aborted: () => number;
  readonly sockets: () => Promise<number>;
  answer: Answerer;
  readonly close: () => Promise<void>;
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });

/** A real HTTP server on this machine that keeps what it was asked and answers as the test says. */
export const startUpstream = async (answer: Answerer): Promise<Upstream> => {
  const seen: SeenRequest[] = [];
  let aborted = 0;
  const server = createServer((request, response) => {
    response.on("close", () => {
      if (!response.writableFinished) aborted += 1;
    });
    const serve = async () => {
      const body = await bodyOf(request);
      const entry: SeenRequest = {
        method: request.method ?? "",
        path: request.url ?? "",
        headers: request.headers,
        body,
        atMs: performance.now(),
      };
      seen.push(entry);
      upstream.answer(entry, response, seen.length);
    };
    serve().catch(() => response.destroy());
  });
  const port = await listen(server);
  const upstream: Upstream = {
    baseUrl: `http://127.0.0.1:${port}`,
    seen,
    aborted: () => aborted,
    sockets: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    answer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return upstream;
};

/** Answers with JSON and, where given, further headers. */
export const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string | number>> = {},
): void => {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(body));
};
