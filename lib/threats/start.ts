import { randomBytes } from "node:crypto";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Pool } from "pg";
import type { Role } from "@/lib/access/roles";
import type { Crew, Environment, Member } from "@/lib/setup/crew";
import { freePort } from "@/lib/setup/ports";
import { startPostgres } from "@/lib/setup/postgres/server";
import { inRoot } from "@/lib/setup/project";
import { demoEnvironment, runServerTask, startApp, startWorkspace } from "@/lib/setup/stack";
import { endConnections } from "./http";
import { signIn } from "./people";
import type { App, OtherApp, Target } from "./target";

const conversations = 200;

/** As long as Intercom's, found wherever it turns up, and with letters that addresses, JSON and base64 each write in another way. */
const newToken = (): string => `dG9r/+=${randomBytes(30).toString("base64")}`;

const stopped = async (member: Member): Promise<void> => {
  if (!member.hasEnded()) process.kill(member.pid, "SIGTERM");
  while (!member.hasEnded()) await pause(20);
};

/** @param changes laid over everything, the app's own address included */
const started = async (
  crew: Crew,
  { env, changes = {}, log }: { env: Environment; changes?: Environment; log: string },
): Promise<App> => {
  const port = await freePort();
  const own = { ...env, SWITCHYARD_URL: `http://localhost:${port}`, ...changes };
  const member = startApp(crew, { port, host: "127.0.0.1", env: own, log });
  // Anything it answers will do: some of them are started with settings that cannot work.
  await crew.untilAnswers(member, `http://127.0.0.1:${port}/api/health`);
  return { url: `http://localhost:${port}`, pid: member.pid, log, stop: () => stopped(member) };
};

/** Everything that live checks need, on ports and in a folder of its own; the build must be there. */
export const startTarget = async (
  crew: Crew,
  { scratch, say }: { readonly scratch: string; readonly say: (line: string) => void },
): Promise<Target> => {
  const log = (name: string) => path.join(scratch, `${name}.log`);
  const token = newToken();
  const secret = randomBytes(32).toString("hex");
  const workspace = startWorkspace(crew, {
    port: await freePort(),
    conversations,
    seed: 1,
    token,
    log: log("workspace"),
  });
  const server = await startPostgres({ folder: path.join(scratch, "postgres"), durable: false, say });
  crew.atEnd(server.stop);
  const settled = async (name: string): Promise<Environment> => {
    const settings = demoEnvironment({
      databaseUrl: await server.database(name),
      secret,
      // Each server is told its own.
      url: "http://localhost",
      intercomUrl: workspace.url,
    });
    // What is sent is soon gone: nobody here takes a message back.
    const env = { ...settings, INTERCOM_ACCESS_TOKEN: token, SWITCHYARD_HOLD_MS: "500" };
    await runServerTask(crew, "migrate", env, log(`${name}-migrate`));
    await crew.untilAnswers(workspace, workspace.url);
    await runServerTask(crew, "demo", env, log(`${name}-members`));
    return env;
  };
  const env = await settled("threats");
  const app = await started(crew, { env, log: log("app") });
  const pool = new Pool({ connectionString: env.DATABASE_URL, max: 2 });
  crew.atEnd(async () => {
    endConnections();
    await pool.end();
  });
  const cookies = new Map<Role, Promise<string>>();
  let others = 0;
  return {
    app,
    env: { ...env, SWITCHYARD_URL: app.url },
    intercomUrl: workspace.url,
    buildFolder: inRoot(".next"),
    scratch,
    cookieOf: (role) => {
      const cookie = cookies.get(role) ?? signIn(app.url, `${role}@demo.test`);
      cookies.set(role, cookie);
      return cookie;
    },
    sql: async (text) => (await pool.query(text)).rows,
    startOther: async ({ ownDatabase = false, env: changes = {} }: OtherApp = {}) => {
      others += 1;
      const own = log(`app-${others}`);
      return started(crew, {
        env: ownDatabase ? await settled(`threats_${others}`) : env,
        changes,
        log: own,
      });
    },
  };
};
