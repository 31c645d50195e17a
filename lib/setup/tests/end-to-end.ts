import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { markServing, requireBuild } from "@/lib/setup/build";
import { ensureChromium } from "@/lib/setup/chromium";
import type { Crew } from "@/lib/setup/crew";
import { freePort } from "@/lib/setup/ports";
import { startPostgres } from "@/lib/setup/postgres/server";
import { demoEnvironment, newEnvironment, runServerTask, startApp, startWorkspace } from "@/lib/setup/stack";
import { freshRecords, type StepContext } from "@/lib/setup/tests/context";
import { endedEarly, type Tally, tallyOfPlaywright } from "@/lib/setup/tests/tally";

/** As many as Playwright has workers: each has an app, a database and a workspace to itself, so faults stay its own. */
const workers = 2;
const conversations = 300;
/** Long enough to take a message back, short enough for a hundred stories. */
const holdMs = 2000;

type Stack = { readonly appUrl: string; readonly workspaceUrl: string };

type StackStart = {
  /** For its database and its logs. */
  readonly name: string;
  readonly conversations: number;
  /** With the demo's members, or as one finds it before anybody has set it up. */
  readonly isSetUp: boolean;
  readonly databaseUrl: string;
};

const startStack = async (
  crew: Crew,
  { scratch, record }: { readonly scratch: string; readonly record: string },
  start: StackStart,
): Promise<Stack> => {
  const log = (what: string) => path.join(scratch, `${start.name}-${what}.log`);
  const workspace = startWorkspace(crew, {
    port: await freePort(),
    conversations: start.conversations,
    seed: 1,
    record,
    log: log("workspace"),
  });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const settings = (start.isSetUp ? demoEnvironment : newEnvironment)({
    databaseUrl: start.databaseUrl,
    secret: "end-to-end-".padEnd(40, "0"),
    url,
    intercomUrl: workspace.url,
  });
  const env = { ...settings, SWITCHYARD_HOLD_MS: String(holdMs) };
  await runServerTask(crew, "migrate", env, log("migrate"));
  await crew.untilAnswers(workspace, workspace.url);
  if (start.isSetUp) await runServerTask(crew, "demo", env, log("members"));
  const app = startApp(crew, { port, host: "127.0.0.1", env, log: log("app") });
  await crew.untilAnswers(app, `http://127.0.0.1:${port}${start.isSetUp ? "/sign-in" : "/setup"}`);
  return { appUrl: url, workspaceUrl: workspace.url };
};

/** Playwright in a real Chromium against the production build. Gives its JSON report, or null where it ended before it could. */
export const playStories = async ({
  crew,
  scratch,
  rest,
  say,
}: StepContext): Promise<{ readonly report: string | null; readonly exitCode: number }> => {
  requireBuild();
  const chromium = await ensureChromium(say);
  crew.atEnd(markServing("npm test"));
  const server = await startPostgres({ folder: path.join(scratch, "postgres"), durable: false, say });
  crew.atEnd(server.stop);
  const record = await freshRecords("e2e");
  const start = async (name: string, more: Omit<StackStart, "name" | "databaseUrl">): Promise<Stack> =>
    startStack(crew, { scratch, record }, { name, databaseUrl: await server.database(name), ...more });
  const stacks: Stack[] = [];
  for (let index = 0; index < workers; index += 1) {
    stacks.push(await start(`stack_${index}`, { conversations, isSetUp: true }));
  }
  // Setting up happens once, so each of Playwright's projects has an app of its own that nobody has set up.
  const newApps: Record<string, Stack> = {};
  for (const project of ["desktop", "phone"]) {
    newApps[project] = await start(`new_${project}`, { conversations: 20, isSetUp: false });
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
  return { report: existsSync(report) ? readFileSync(report, "utf8") : null, exitCode };
};

export const runEndToEnd = async (context: StepContext): Promise<Tally> => {
  const { report, exitCode } = await playStories(context);
  return report === null ? endedEarly() : tallyOfPlaywright(report, exitCode);
};
