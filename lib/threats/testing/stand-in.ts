import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { declaredRoutes } from "@/lib/access/routes";
import { startDemoWorkspace } from "@/lib/demo/server";
import { temporaryFolder } from "@/lib/setup/project";
import type { App, Target } from "../target";

/** What a server that is wrong in one way answers to everything. */
export type Manner = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const methodsOf = (url: string): string => {
  const words = url.split("?")[0]?.split("/") ?? [];
  const fits = (name: string) => {
    const parts = name.split(" ")[1]?.split("/") ?? [];
    return (
      parts.length === words.length && parts.every((part, at) => part.startsWith("[") || part === words[at])
    );
  };
  const names = Object.keys(declaredRoutes).filter(fits);
  return names.map((name) => name.split(" ")[0]).join(", ");
};

const csrfCookie = "switchyard.csrf-token=x; Path=/; HttpOnly; SameSite=Lax";

/** Enough of the sign-in to get in by: checks need somebody to be. */
const isDoor = (request: IncomingMessage, response: ServerResponse, body: string): boolean => {
  if (request.method === "OPTIONS") response.setHeader("allow", methodsOf(request.url ?? "/")).end();
  else if (request.url === "/api/auth/csrf")
    response.setHeader("set-cookie", csrfCookie).end('{"csrfToken":"x"}');
  else if (request.url === "/api/auth/callback/credentials") {
    const fields = body.startsWith("{") ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
    response.setHeader("set-cookie", "switchyard.session-token=always-the-same; Path=/");
    response.end(JSON.stringify({ url: fields.callbackUrl }));
  } else return false;
  return true;
};

const pages = [
  "/(desk)/queue",
  "/(desk)/conversations/[id]",
  "/(desk)/tickets/[id]",
  "/(desk)/settings",
  "/sign-in",
];

/** A build in which there is everything that should not be. */
const buildIn = (folder: string): void => {
  const paths = new Set(Object.keys(declaredRoutes).map((name) => `${name.split(" ")[1]}/route`));
  const places = [...paths, "/api/webhooks/route", ...pages.map((page) => `${page}/page`)];
  for (const name of ["server", "static/chunks"]) mkdirSync(path.join(folder, name), { recursive: true });
  const write = (name: string, value: string) => writeFileSync(path.join(folder, name), value);
  write(
    "server/app-paths-manifest.json",
    JSON.stringify(Object.fromEntries(places.map((place) => [place, "x.js"]))),
  );
  write("server/server-reference-manifest.json", '{"node":{"7f":{}},"edge":{}}');
  write("static/chunks/a.js", 'navigator.serviceWorker.register("/sw.js")');
};

/** A target whose server answers everything in that manner, over a real demo workspace. */
export const standIn = async (
  manner: Manner,
): Promise<{ readonly target: Target; readonly stop: () => Promise<void> }> => {
  const demo = await startDemoWorkspace({ conversations: 5 });
  const server = createServer((request, response) => {
    text(request).then(
      (body) => {
        if (!isDoor(request, response, body)) manner(request, response, body);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  const folder = temporaryFolder("stand-in");
  const log = path.join(folder, "app.log");
  writeFileSync(log, "");
  buildIn(folder);
  const app: App = {
    url: `http://localhost:${typeof address === "object" && address !== null ? address.port : 0}`,
    pid: process.pid,
    log,
    stop: async () => undefined,
  };
  const target: Target = {
    app,
    intercomUrl: demo.url,
    env: {
      INTERCOM_ACCESS_TOKEN: demo.token,
      SWITCHYARD_SECRET: "of a server that keeps no secrets",
      DATABASE_URL: "postgres://desk:of-nothing-1@127.0.0.1:1/nothing",
    },
    buildFolder: folder,
    scratch: folder,
    cookieOf: async (role) => `switchyard.session-token=${role}`,
    // Something of everything, and never anything else.
    sql: async () => [
      { id: "1", name: "Ada Nwosu", role: "owner", teammate_id: "1", region: "eu", all: "1" },
    ],
    startOther: async () => app,
  };
  return {
    target,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await demo.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
