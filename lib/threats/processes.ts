import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Crew, type Environment, withCrew } from "@/lib/setup/crew";
import { freePort } from "@/lib/setup/ports";
import type { Target } from "./target";

let runs = 0;

export type Ended = {
  /** Null where it still ran when its time was over. */
  readonly code: number | null;
  /** All that it wrote. */
  readonly said: string;
};

export type Command = {
  /** What Node is started with. */
  readonly node: readonly string[];
  readonly env?: Environment;
  /** Where it runs; the project's folder where none is named. */
  readonly cwd?: string;
  readonly mostMs?: number;
};

/** Does `work` with processes of its own, which have ended when this does. */
export const withProcesses = async <T>(work: (crew: Crew) => Promise<T>): Promise<T> => {
  const results: T[] = [];
  const code = await withCrew(async (crew) => {
    results.push(await work(crew));
    return 0;
  });
  const [result] = results;
  if (result === undefined) throw new Error(`The work of other processes was broken off (${code}).`);
  return result;
};

/** Runs one to its end, or until its time is over. */
export const runToEnd = async (
  { scratch }: Pick<Target, "scratch">,
  { mostMs = 60_000, ...command }: Command,
): Promise<Ended> => {
  runs += 1;
  const log = path.join(scratch, `process-${runs}.log`);
  const code = await withProcesses((crew) =>
    Promise.race([
      crew.attempt({ name: "A process", log, ...command }).catch(() => null),
      pause(mostMs, null, { ref: false }),
    ]),
  );
  return { code, said: readFileSync(log, "utf8") };
};

/** Arguments of the production server of a folder. */
export const serverOn = async (): Promise<{ readonly port: number; readonly node: readonly string[] }> => {
  const port = await freePort();
  return {
    port,
    node: ["node_modules/next/dist/bin/next", "start", "--port", String(port), "--hostname", "127.0.0.1"],
  };
};
