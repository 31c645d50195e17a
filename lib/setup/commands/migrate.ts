import { withCrew } from "@/lib/setup/crew";
import { noOptions } from "@/lib/setup/options";
import { loadEnvFile, migrateDatabase, productionDatabase } from "@/lib/setup/settings";

const say = (line: string) => console.log(line);

/** `npm run db:migrate`: brings the database of `npm start` up to date, all steps or none. */
export const migrate = async (words: readonly string[]): Promise<number> => {
  noOptions("db:migrate", words);
  loadEnvFile();
  return withCrew(async (crew) => {
    const DATABASE_URL = await productionDatabase(crew, "start", say);
    await migrateDatabase(crew, DATABASE_URL, say);
    return 0;
  });
};
