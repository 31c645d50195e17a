import { expect, test } from "vitest";
import { bench } from "@/lib/setup/commands/bench";
import { build } from "@/lib/setup/commands/build";
import { demo } from "@/lib/setup/commands/demo";
import { dev } from "@/lib/setup/commands/dev";
import { migrate } from "@/lib/setup/commands/migrate";
import { reseal } from "@/lib/setup/commands/reseal";
import { start } from "@/lib/setup/commands/start";
import { runTests } from "@/lib/setup/commands/test";
import { threats } from "@/lib/setup/commands/threats";
import { workspace } from "@/lib/setup/commands/workspace";

const commands = {
  bench,
  build,
  demo,
  dev,
  "db:migrate": migrate,
  reseal,
  start,
  test: runTests,
  threats,
  workspace,
};

test.each(Object.entries(commands))(
  "%s refuses an option that it does not know, before it does anything",
  async (name, command) => {
    await expect(async () => command(["--prot", "1"])).rejects.toThrow(
      new RegExp(`^Unknown option '--prot'\\. Options of "${name}", after "--": `),
    );
  },
);
