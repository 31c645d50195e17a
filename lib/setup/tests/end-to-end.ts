import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { markServing, requireBuild } from "@/lib/setup/build";
import { ensureChromium } from "@/lib/setup/chromium";
import type { Crew } from "@/lib/setup/crew";
import { freePort } from "@/lib/setup/ports";
import { startPostgres } from "@/lib/setup/postgres/server";
import { demoEnvironment, newEnvironment, runServerTask, startApp, startWorkspace } from "@/lib/setup/stack";
import { freshRecords, type StepContext } from "@/lib/setup/tests/context";
import { stepTally, type Tally, tallyOfPlaywright } from "@/lib/setup/tests/tally";

/** As many as Playwright has workers: each has an app, a database and a workspace to itself, so faults stay its own. */
const workers = 2;
const conversations = 300;

type Stack = { readonly appUrl: string; readonly workspaceUrl: string };

const startStack = async (
  crew: Crew,
  scratch: string,
  index: number,
  databaseUrl: string,
  record: string,
): Promise<Stack> => {
  const log = (name: string) => path.join(scratch, `${name}-${index}.log`);
  const workspace = startWorkspace(crew, {
    port: await freePort(),
    conversations,
    seed: 1,
    record,
    log: log("workspace"),
  });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = demoEnvironment({
    databaseUrl,
    secret: "end-to-end-".padEnd(40, "0"),
    url,
    intercomUrl: workspace.url,
  });
  await runServerTask(crew, "migrate", env, log("migrate"));
  await crew.untilAnswers(workspace, workspace.url);
  await runServerTask(crew, "demo", env, log("members"));
  const app = startApp(crew, { port, host: "127.0.0.1", env, log: log("app") });
  await crew.untilAnswers(app, `http://127.0.0.1:${port}/sign-in`);
  return { appUrl: url, workspaceUrl: workspace.url };
};

/** An app that nobody has set up, with a workspace of its own. */
const startNewApp = async (
  crew: Crew,
  scratch: string,
  project: string,
  databaseUrl: string,
  record: string,
): Promise<Stack> => {
  const log = (name: string) => path.join(scratch, `new-${name}-${project}.log`);
  const workspace = startWorkspace(crew, {
    port: await freePort(),
    conversations: 20,
    seed: 1,
    record,
    log: log("workspace"),
  });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = newEnvironment({
    databaseUrl,
    secret: "never-set-up-".padEnd(40, "0"),
    url,
    intercomUrl: workspace.url,
  });
  await runServerTask(crew, "migrate", env, log("migrate"));
  await crew.untilAnswers(workspace, workspace.url);
  const app = startApp(crew, { port, host: "127.0.0.1", env, log: log("app") });
  await crew.untilAnswers(app, `http://127.0.0.1:${port}/setup`);
  return { appUrl: url, workspaceUrl: workspace.url };
};

/** Playwright in a real Chromium against the production build. */
export const runEndToEnd = async ({ crew, scratch, rest, say }: StepContext): Promise<Tally> => {
  requireBuild();
  const chromium = await ensureChromium(say);
  crew.atEnd(markServing("npm test"));
  const server = await startPostgres({ folder: path.join(scratch, "postgres"), durable: false, say });
  crew.atEnd(server.stop);
  const record = await freshRecords("e2e");
  const stacks: Stack[] = [];
  for (let index = 0; index < workers; index += 1) {
    stacks.push(await startStack(crew, scratch, index, await server.database(`stack_${index}`), record));
  }
  const newApps: Record<string, Stack> = {};
  for (const project of ["desktop", "phone"]) {
    const databaseUrl = await server.database(`new_${project}`);
    newApps[project] = await startNewApp(crew, scratch, project, databaseUrl, record);
  }
  const report = path.join(scratch, "e2e.json");
  const exitCode = await crew.attempt({
    name: "Playwright",
    node: ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json", ...rest],
    env: {
      CHROMIUM_PATH: chromium,
      E2E_STACKS: JSON.stringify(stacks),
      E2E_NEW_APPS: JSON.stringify(newApps),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      PLAYWRIGHT_FORCE_TTY: "0",
    },
  });
  if (!existsSync(report)) return stepTally(false, "The run ended before it could report.");
  return tallyOfPlaywright(readFileSync(report, "utf8"), exitCode);
};
