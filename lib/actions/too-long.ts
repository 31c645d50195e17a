import { longestMessage } from "./limits";

/** By how much a message is too long, in words without a full stop; null where it is not. */
export const tooLongWords = (text: string): string | null => {
  const over = text.length - longestMessage;
  if (over <= 0) return null;
  return `${over} ${over === 1 ? "character" : "characters"} too many`;
};
