import path from "node:path";
import { ensureBuilt, markServing, requireBuild } from "@/lib/setup/build";
import { type Crew, withCrew } from "@/lib/setup/crew";
import { takeLock } from "@/lib/setup/lock";
import { type DemoOptions, demoOptions } from "@/lib/setup/options";
import { dataFolder } from "@/lib/setup/project";
import { SetupError } from "@/lib/setup/setup-error";
import {
  demoEnvironment,
  ownSecret,
  requireFreePort,
  runServerTask,
  startApp,
  startDatabase,
  startWorkspace,
} from "@/lib/setup/stack";

const say = (line: string) => console.log(line);
const folder = path.join(dataFolder, "demo");
const log = (name: string) => path.join(folder, `${name}.log`);

/** Everything of the demo, in order; what does not need each other runs side by side. */
const startAll = async (crew: Crew, options: DemoOptions) => {
  const url = `http://localhost:${options.port}`;
  if (options.build) await ensureBuilt(crew, { log: log("build"), say });
  else requireBuild();
  crew.atEnd(markServing("npm run demo"));
  say(
    `Starting the demo workspace with ${options.conversations.toLocaleString("en")} conversations, and the database.`,
  );
  const workspace = startWorkspace(crew, { ...options, port: options.intercomPort, log: log("workspace") });
  const env = demoEnvironment({
    databaseUrl: await startDatabase(crew, { folder: path.join(folder, "postgres"), say }),
    secret: ownSecret(folder),
    url,
    intercomUrl: workspace.url,
  });
  await runServerTask(crew, "migrate", env, log("migrate"));
  await crew.untilAnswers(workspace, workspace.url);
  await runServerTask(crew, "demo", env, log("members"));
  const app = startApp(crew, { ...options, env, log: log("app") });
  await crew.untilAnswers(
    app,
    `http://${options.host === "0.0.0.0" ? "127.0.0.1" : options.host}:${options.port}/sign-in`,
  );
  return { url, workspaceUrl: workspace.url };
};

/** `npm run demo`: the app over the demo workspace, ready to sign in. */
export const demo = async (words: readonly string[]): Promise<number> => {
  const options = demoOptions(words);
  return withCrew(async (crew) => {
    const lock = takeLock(path.join(folder, "launcher.json"), "npm run demo");
    if (lock.kind === "held") {
      throw new SetupError(`The demo of this folder runs already (process ${lock.by.pid}): stop it first.`);
    }
    crew.atEnd(lock.release);
    await requireFreePort(options.port, "--port", options.host);
    await requireFreePort(options.intercomPort, "--intercom-port", "127.0.0.1");
    const { url, workspaceUrl } = await startAll(crew, options);
    say(
      [
        "",
        `Switchyard is ready: ${url}`,
        "Sign in as agent@demo.test, lead@demo.test or owner@demo.test, each with the password: switchyard",
        `The demo workspace answers at ${workspaceUrl} (token ${"demo-token"}); logs are in ${folder}.`,
        "Ctrl-C stops everything.",
        "",
      ].join("\n"),
    );
    return crew.untilOver();
  });
};
