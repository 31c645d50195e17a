// @ts-check
import { runSetup } from "./bootstrap.mjs";

/**
 * What every npm script calls: `node lib/setup/main.mjs <command> [options]`. Up to here and in what this imports,
 * nothing may be installed and Node may be 20; the work itself is lib/setup/cli.ts, on the Node that npm installed.
 */
process.exitCode = await runSetup(process.argv.slice(2));
