import { bench } from "@/lib/setup/commands/bench";
import { build } from "@/lib/setup/commands/build";
import { demo } from "@/lib/setup/commands/demo";
import { dev } from "@/lib/setup/commands/dev";
import { migrate } from "@/lib/setup/commands/migrate";
import { reseal } from "@/lib/setup/commands/reseal";
import { start } from "@/lib/setup/commands/start";
import { runTests } from "@/lib/setup/commands/test";
import { threats } from "@/lib/setup/commands/threats";
import { verifyJournalOfStart } from "@/lib/setup/commands/verify-journal";
import { workspace } from "@/lib/setup/commands/workspace";
import { reportOf, SetupError } from "@/lib/setup/setup-error";

type Command = (words: readonly string[]) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  bench,
  build,
  demo,
  dev,
  migrate,
  reseal,
  start,
  test: runTests,
  threats,
  "verify-journal": verifyJournalOfStart,
  workspace,
};

const [name = "", ...words] = process.argv.slice(2);

try {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command)
    throw new SetupError(`There is no command "${name}": one of ${Object.keys(commands).join(", ")}.`);
  process.exitCode = await command(words);
} catch (cause) {
  console.error(reportOf(cause));
  process.exitCode = 1;
}
