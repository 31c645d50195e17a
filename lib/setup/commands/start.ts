import { markServing, requireBuild } from "@/lib/setup/build";
import { withCrew } from "@/lib/setup/crew";
import { startOptions } from "@/lib/setup/options";
import { checkSettings, loadEnvFile, productionDatabase } from "@/lib/setup/settings";
import { requireFreePort, runServerTask, startApp } from "@/lib/setup/stack";

/** `npm start`: the production server on the settings from the environment or .env. */
export const start = async (words: readonly string[]): Promise<number> => {
  loadEnvFile();
  const options = startOptions(words, process.env.PORT);
  return withCrew(async (crew) => {
    requireBuild();
    await checkSettings(crew);
    await requireFreePort(options.port, "--port", options.host);
    crew.atEnd(markServing("npm start"));
    const DATABASE_URL = await productionDatabase(crew, "start", (line) => console.log(line));
    await runServerTask(crew, "migrate", { DATABASE_URL });
    startApp(crew, { ...options, env: { DATABASE_URL } });
    return crew.untilOver();
  });
};
