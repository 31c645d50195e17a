import path from "node:path";
import { withCrew } from "@/lib/setup/crew";
import { takeLock } from "@/lib/setup/lock";
import { demoOptions } from "@/lib/setup/options";
import { dataFolder } from "@/lib/setup/project";
import { SetupError } from "@/lib/setup/setup-error";
import {
  demoEnvironment,
  ownSecret,
  requireFreePort,
  runServerTask,
  startDatabase,
  startWorkspace,
} from "@/lib/setup/stack";

/** `npm run dev`: Next's development server over a demo workspace and a database of its own. */
export const dev = async (words: readonly string[]): Promise<number> => {
  const options = demoOptions(words, "dev");
  const folder = path.join(dataFolder, "dev");
  return withCrew(async (crew) => {
    const lock = takeLock(path.join(folder, "launcher.json"), "npm run dev");
    if (lock.kind === "held") {
      throw new SetupError(`The development server of this folder runs already (process ${lock.by.pid}).`);
    }
    crew.atEnd(lock.release);
    await requireFreePort(options.port, "--port", options.host);
    await requireFreePort(options.intercomPort, "--intercom-port", "127.0.0.1");
    const workspace = startWorkspace(crew, { ...options, port: options.intercomPort });
    const env = demoEnvironment({
      databaseUrl: await startDatabase(crew, {
        folder: path.join(folder, "postgres"),
        say: (line) => console.log(line),
      }),
      secret: ownSecret(folder),
      url: `http://localhost:${options.port}`,
      intercomUrl: workspace.url,
    });
    await runServerTask(crew, "migrate", env);
    await crew.untilAnswers(workspace, workspace.url);
    await runServerTask(crew, "demo", env);
    crew.start({
      name: "The development server",
      node: [
        "node_modules/next/dist/bin/next",
        "dev",
        "--port",
        String(options.port),
        "--hostname",
        options.host,
      ],
      env: { ...env, NODE_ENV: "development" },
    });
    return crew.untilOver();
  });
};
