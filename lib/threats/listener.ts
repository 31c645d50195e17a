import { createServer } from "node:http";

export type Listener = {
  readonly url: string;
  readonly port: number;
  /** Each connection, and each request with the token that it carried. */
  readonly heard: readonly string[];
  readonly stop: () => Promise<void>;
};

/** Somebody on this machine who should never be asked for anything. */
export const startListener = async (answer = "{}", contentType = "application/json"): Promise<Listener> => {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url} ${request.headers.authorization ?? "without a token"}`);
    response.setHeader("content-type", contentType).end(answer);
  });
  server.on("connection", () => heard.push("a connection"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    heard,
    stop: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
