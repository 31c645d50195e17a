import { withCrew } from "@/lib/setup/crew";
import { noOptions } from "@/lib/setup/options";
import { loadEnvFile, productionDatabase } from "@/lib/setup/settings";
import { runServerTask } from "@/lib/setup/stack";

/** `npm run db:migrate`: brings the database of `npm start` up to date, all steps or none. */
export const migrate = async (words: readonly string[]): Promise<number> => {
  noOptions("db:migrate", words);
  loadEnvFile();
  return withCrew(async (crew) => {
    const DATABASE_URL = await productionDatabase(crew, "start", (line) => console.log(line));
    await runServerTask(crew, "migrate", { DATABASE_URL });
    return 0;
  });
};
