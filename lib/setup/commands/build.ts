import { ensureBuilt } from "@/lib/setup/build";
import { withCrew } from "@/lib/setup/crew";
import { noOptions } from "@/lib/setup/options";

/** `npm run build`: the production build, made anew. */
export const build = async (words: readonly string[]): Promise<number> => {
  noOptions("build", words);
  return withCrew(async (crew) => {
    await ensureBuilt(crew, { force: true, say: () => undefined });
    return 0;
  });
};
