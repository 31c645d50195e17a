import { checkRecorded, describeViolation } from "./check-recorded";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** `main.ts DIR`: holds what the tests recorded against the official description; ends with 1 on any violation. */
const main = (dir: string | undefined): number => {
  if (dir === undefined) {
    say("usage: main.ts DIR");
    return 2;
  }
  const { exchanges, checked, violations, skippedBecause } = checkRecorded(dir);
  if (skippedBecause !== undefined) {
    say(`contract: left out, ${skippedBecause}`);
    return 0;
  }
  for (const violation of violations) say(describeViolation(violation));
  say(`contract: ${exchanges} exchanges, ${checked} checked, ${violations.length} kinds of violation`);
  if (checked === 0) say("contract: nothing was recorded, so nothing is shown");
  return violations.length === 0 && checked > 0 ? 0 : 1;
};

process.exitCode = main(process.argv[2]);
