import path from "node:path";
import { ensureBuilt, markServing } from "@/lib/setup/build";
import { withCrew } from "@/lib/setup/crew";
import { threatsOptions } from "@/lib/setup/options";
import { ownFolder } from "@/lib/setup/own-folder";

const say = (line: string) => console.log(line);

/**
 * `npm run threats [-- T7 T12]`: the threat table, or the rows that are named, against the production build. A line a row; the
 * last one counts those that do not hold.
 */
export const threats = async (words: readonly string[]): Promise<number> => {
  const { runTable, threatIds } = await import("@/lib/threats/main");
  const ids = threatsOptions(words, threatIds);
  return withCrew(async (crew) => {
    const { folder: scratch, remove } = await ownFolder("threats");
    crew.atEnd(remove);
    await ensureBuilt(crew, { log: path.join(scratch, "build.log"), say });
    crew.atEnd(markServing("npm run threats"));
    return runTable({ crew, scratch, ids, say });
  });
};
