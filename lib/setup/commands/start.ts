import { markServing, requireBuild } from "@/lib/setup/build";
import { withCrew } from "@/lib/setup/crew";
import { startOptions } from "@/lib/setup/options";
import {
  checkSettings,
  connectWorkspace,
  loadEnvFile,
  migrateDatabase,
  productionDatabase,
} from "@/lib/setup/settings";
import { requireFreePort, startApp } from "@/lib/setup/stack";

const say = (line: string) => console.log(line);

/** `npm start`: the production server on the settings from the environment or .env. */
export const start = async (words: readonly string[]): Promise<number> => {
  loadEnvFile();
  const options = startOptions(words, process.env.PORT);
  return withCrew(async (crew) => {
    requireBuild();
    await checkSettings(crew);
    await requireFreePort(options.port, "--port", options.host);
    crew.atEnd(markServing("npm start"));
    const DATABASE_URL = await productionDatabase(crew, "start", say);
    await migrateDatabase(crew, DATABASE_URL, say);
    await connectWorkspace(crew, DATABASE_URL, say);
    startApp(crew, { ...options, env: { DATABASE_URL } });
    return crew.untilOver();
  });
};
