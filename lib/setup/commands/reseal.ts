import { withCrew } from "@/lib/setup/crew";
import { noOptions } from "@/lib/setup/options";
import { loadEnvFile, productionDatabase, resealToken } from "@/lib/setup/settings";

const say = (line: string) => console.log(line);

/** `npm run reseal`: seals the access token with today's secret, and says whether an old one is still needed. */
export const reseal = async (words: readonly string[]): Promise<number> => {
  noOptions("reseal", words);
  loadEnvFile();
  return withCrew(async (crew) => {
    await resealToken(crew, await productionDatabase(crew, "start", say), say);
    return 0;
  });
};
