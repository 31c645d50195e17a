import net from "node:net";

/** A port of 127.0.0.1 that was free a moment ago. */
export const freePort = async (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

/** Why a server of ours cannot listen there: the system's own code such as `EADDRINUSE`; nothing where it can. */
export const listenProblem = async (port: number, host?: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (cause: NodeJS.ErrnoException) => resolve(cause.code ?? cause.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
