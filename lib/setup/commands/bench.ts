import path from "node:path";
import { ensureBuilt, markServing } from "@/lib/setup/build";
import { ensureChromium } from "@/lib/setup/chromium";
import { withCrew } from "@/lib/setup/crew";
import { noOptions } from "@/lib/setup/options";
import { ownFolder } from "@/lib/setup/own-folder";
import { freePort } from "@/lib/setup/ports";
import { demoEnvironment, runServerTask, startApp, startDatabase, startWorkspace } from "@/lib/setup/stack";

const say = (line: string) => console.log(line);

/** `npm run bench [-- names]`: the scenarios of lib/bench, or those named, against a production build with a workspace of its own. */
export const bench = async (words: readonly string[]): Promise<number> => {
  if (words.some((word) => word.startsWith("-"))) noOptions("bench", words);
  return withCrew(async (crew) => {
    const { folder: scratch, remove } = await ownFolder("bench");
    crew.atEnd(remove);
    const log = (name: string) => path.join(scratch, `${name}.log`);
    const chromium = await ensureChromium(say);
    await ensureBuilt(crew, { log: log("build"), say });
    crew.atEnd(markServing("npm run bench"));
    const workspace = startWorkspace(crew, {
      port: await freePort(),
      conversations: 2000,
      seed: 1,
      log: log("workspace"),
    });
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const env = demoEnvironment({
      databaseUrl: await startDatabase(crew, { folder: path.join(scratch, "postgres"), say }),
      secret: "bench-".padEnd(40, "0"),
      url,
      intercomUrl: workspace.url,
    });
    await runServerTask(crew, "migrate", env, log("migrate"));
    await crew.untilAnswers(workspace, workspace.url);
    await runServerTask(crew, "demo", env, log("members"));
    const app = startApp(crew, { port, host: "127.0.0.1", env, log: log("app") });
    await crew.untilAnswers(app, `http://127.0.0.1:${port}/sign-in`);
    return crew.attempt({
      name: "The bench",
      node: ["--import", "tsx", "lib/bench/main.ts", ...words],
      env: {
        CHROMIUM_PATH: chromium,
        BENCH_APP_URL: url,
        BENCH_DEMO_URL: workspace.url,
        BENCH_APP_PID: String(app.pid),
      },
    });
  });
};
