import { descriptionsArePresent } from "./description";

/**
 * True when the official description lies beside the project. Where it does not (it is not ours to copy), says in one line
 * what is left out; the machine that checks every change has it.
 */
export const hasDescription = (whatIsLeftOut: string): boolean => {
  if (descriptionsArePresent()) return true;
  process.stdout.write(`../shared/intercom/openapi is not here: left out ${whatIsLeftOut}\n`);
  return false;
};
