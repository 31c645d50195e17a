import { withCrew } from "@/lib/setup/crew";
import { verifyOptions } from "@/lib/setup/options";
import { loadEnvFile, productionDatabase, verifyJournal } from "@/lib/setup/settings";

const say = (line: string) => console.log(line);

/** `npm run journal:verify`: whether the journal of `npm start` is as it was written. */
export const verifyJournalOfStart = async (words: readonly string[]): Promise<number> => {
  const options = verifyOptions(words);
  loadEnvFile();
  return withCrew(async (crew) => {
    await verifyJournal(crew, await productionDatabase(crew, "start", say), options, say);
    return 0;
  });
};
