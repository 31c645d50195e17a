import { connect, createServer, type Socket } from "node:net";
import { freePort } from "@/lib/setup/ports";

/** A way to the database that can be taken away and given back under a running server. */
export type BrokenLink = {
  /** The database's address by this way. */
  readonly url: string;
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
};

export const linkTo = async (databaseUrl: string): Promise<BrokenLink> => {
  const there = new URL(databaseUrl);
  const port = await freePort();
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    // Either end may go first, and takes the other with it: that is what this is for.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    return socket;
  };
  const open = () =>
    createServer((here) => {
      const beyond = keep(connect(Number(there.port), there.hostname));
      keep(here).pipe(beyond).pipe(here);
    });
  let server = open();
  const mend = () =>
    new Promise<void>((listening) => {
      server = open();
      server.listen(port, "127.0.0.1", () => listening());
    });
  await mend();
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return {
    url: url.href,
    mend,
    cut: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
