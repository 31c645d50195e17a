import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { handleApi } from "./api";
import { createControl, type DemoControl } from "./control";
import { handleControl } from "./control-http";
import { wakeSnoozed } from "./effects/state";
import { handleFile } from "./file-http";
import { startLive } from "./live";
import { handleOAuth, isOAuthPath } from "./oauth-http";
import { createRecorder, type Exchange } from "./record";
import { createWebhooks } from "./webhooks";
import { createWorkspace, type Workspace } from "./workspace";

export type DemoOptions = {
  /** 0 (the default) takes a free one. */
  port?: number | undefined;
  conversations?: number | undefined;
  seed?: number | undefined;
  /** Unix seconds at which its clock starts and its data ends; default the real time. */
  now?: number | undefined;
  /** Customers keep writing every few seconds. */
  live?: boolean | undefined;
  token?: string | undefined;
  /** Every exchange goes to a file there, for the contract check. */
  recordDir?: string | undefined;
};

export type DemoWorkspace = {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly token: string;
  /** What `/__control` does, without HTTP. */
  readonly control: DemoControl;
  /** Ends all connections, timers and deliveries. */
  readonly close: () => Promise<void>;
};

const maxBodyBytes = 50 * 1024 * 1024;

const readText = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBodyBytes) throw new Error("the body is too large");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
};

type Parts = { workspace: Workspace; control: DemoControl; record: (exchange: Exchange) => void };

const handle = async (parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const path = request.url ?? "/";
  const text = await readText(request);
  if (path.startsWith("/__control")) await handleControl(parts.control, request, response, text);
  else if (path.startsWith("/__files/")) handleFile(parts.workspace, request, response);
  else if (isOAuthPath(path)) await handleOAuth(parts.workspace, request, response, text);
  else await handleApi(parts.workspace, parts.record, request, response, text);
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });

const closeServer = (server: Server, sockets: Set<Socket>): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });

const tickMs = 1000;

/**
 * Starts a demo workspace on 127.0.0.1: a server that behaves as Intercom does. Each call makes its own, with its own data.
 * Defaults: a free port, 200 conversations, seed 1, token `demo-token`, the real time, not live.
 * @throws when the port is taken.
 */
export const startDemoWorkspace = async (options: DemoOptions = {}): Promise<DemoWorkspace> => {
  const token = options.token ?? "demo-token";
  const workspace = createWorkspace({
    conversations: options.conversations ?? 200,
    seed: options.seed ?? 1,
    now: options.now,
    token,
  });
  const webhooks = createWebhooks(workspace);
  const control = createControl(workspace, webhooks);
  const parts: Parts = { workspace, control, record: createRecorder(options.recordDir) };
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    handle(parts, request, response).catch(() => response.destroy());
  });
  // Longer than any client idles, so that a kept-alive connection is not closed under a request.
  server.keepAliveTimeout = 65_000;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  const port = await listen(server, options.port ?? 0);
  workspace.url = `http://127.0.0.1:${port}`;
  const ticker = setInterval(() => wakeSnoozed(workspace.store), tickMs);
  const stopLive = options.live === true ? startLive(workspace) : () => {};
  return {
    url: workspace.url,
    token,
    control,
    close: async () => {
      clearInterval(ticker);
      stopLive();
      webhooks.close();
      await closeServer(server, sockets);
    },
  };
};
