import { type ParseArgsConfig, parseArgs } from "node:util";
import { SetupError } from "@/lib/setup/setup-error";

export type DemoOptions = {
  readonly port: number;
  readonly host: string;
  readonly intercomPort: number;
  readonly conversations: number;
  readonly seed: number;
  readonly build: boolean;
};
export type WorkspaceOptions = {
  readonly port: number;
  readonly conversations: number;
  readonly seed: number;
  readonly live: boolean;
};
export type StartOptions = { readonly port: number; readonly host: string | undefined };
export type TestOptions = { readonly only: readonly string[]; readonly rest: readonly string[] };

type Words = readonly string[];
type Kinds = NonNullable<ParseArgsConfig["options"]>;

const isBare = (word: string): boolean => /^--[a-z-]+$/.test(word);
const isNegative = (word: string): boolean => /^-\d/.test(word);

/** `--seed -1` as one word, `--seed=-1`: a minus would be taken for an option, and the message be about that. */
const withNegatives = (words: Words): string[] =>
  words.flatMap((word, index) => {
    const next = words[index + 1] ?? "";
    if (isBare(word) && isNegative(next)) return [`${word}=${next}`];
    return isNegative(word) && isBare(words[index - 1] ?? "") ? [] : [word];
  });

/** Options that this command knows; anything else is named in the error together with what there is. */
const read = <const K extends Kinds>(command: string, words: Words, kinds: K) => {
  try {
    const args = withNegatives(words);
    return parseArgs({ args, options: kinds, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    const known = Object.entries(kinds).map(
      ([name, { type }]) => `--${name}${type === "string" ? " …" : ""}`,
    );
    const wrong = cause instanceof Error ? cause.message.split(". ")[0] : String(cause);
    throw new SetupError(`${wrong}. Options of "${command}", after "--": ${known.join(", ") || "none"}.`);
  }
};

type Range = { readonly from: number; readonly to: number };
const ports: Range = { from: 1, to: 65_535 };
const conversationCounts: Range = { from: 1, to: 200_000 };
const seeds: Range = { from: 0, to: 2 ** 31 - 1 };

/** @param name as a person gives it: `--port`, `PORT` */
const whole = (name: string, text: string | undefined, fallback: number, { from, to }: Range): number => {
  if (text === undefined) return fallback;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= from && value <= to)) {
    throw new SetupError(`${name} takes a whole number from ${from} to ${to}, not "${text}".`);
  }
  return value;
};

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

/** @param command `demo`, or `dev`, which takes the same */
export const demoOptions = (words: Words, command: "demo" | "dev" = "demo"): DemoOptions => {
  const given = read(command, words, {
    port: text,
    host: text,
    "intercom-port": text,
    conversations: text,
    seed: text,
    "no-build": flag,
  });
  const options = {
    port: whole("--port", given.port, 3000, ports),
    host: given.host ?? "127.0.0.1",
    intercomPort: whole("--intercom-port", given["intercom-port"], 4010, ports),
    conversations: whole("--conversations", given.conversations, 2000, conversationCounts),
    seed: whole("--seed", given.seed, 1, seeds),
    build: given["no-build"] !== true,
  };
  if (options.port === options.intercomPort) {
    throw new SetupError(`--port and --intercom-port are both ${options.port}: choose two ports.`);
  }
  return options;
};

export const workspaceOptions = (words: Words): WorkspaceOptions => {
  const given = read("workspace", words, { port: text, conversations: text, seed: text, live: flag });
  return {
    port: whole("--port", given.port, 4010, ports),
    conversations: whole("--conversations", given.conversations, 2000, conversationCounts),
    seed: whole("--seed", given.seed, 1, seeds),
    live: given.live === true,
  };
};

/** The port may come from `PORT` as well, which is how most hosting services say it. */
export const startOptions = (words: Words, environmentPort: string | undefined): StartOptions => {
  const given = read("start", words, { port: text, host: text });
  const port =
    given.port === undefined
      ? whole("PORT", environmentPort || undefined, 3000, ports)
      : whole("--port", given.port, 3000, ports);
  return { port, host: given.host };
};

export const noOptions = (command: string, words: Words): void => {
  read(command, words, {});
};

/** The rows that are named (`T7 T12`), or none for all. */
export const threatsOptions = (words: Words, known: readonly string[]): readonly string[] => {
  const options = words.filter((word) => word.startsWith("-"));
  read("threats", options, {});
  const ids = words.map((word) => word.toUpperCase());
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new SetupError(
      `There is no row "${unknown}": the threat table has ${known[0]} to ${known.at(-1)}.`,
    );
  return ids;
};

/** `--only unit,e2e`, and after a second `--` what goes to the one step as it is, e.g. a test file. */
export const testOptions = (words: Words, steps: readonly string[]): TestOptions => {
  const split = words.indexOf("--");
  const own = split < 0 ? words : words.slice(0, split);
  const only = read("test", own, { only: text }).only?.split(",") ?? [];
  const unknown = only.find((name) => !steps.includes(name));
  if (unknown !== undefined) {
    throw new SetupError(`There is no step "${unknown}": --only takes some of ${steps.join(",")}.`);
  }
  return { only: only.length > 0 ? only : steps, rest: split < 0 ? [] : words.slice(split + 1) };
};
