/** Lower-case words of a text: letters, digits and marks of any script hold together, all else parts them. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .normalize("NFC")
    .match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];

/** The words with one space around each, ` i need help `; a single space when there is none. Whole, starting and ending words are then found as plain pieces of it. */
export const paddedWords = (text: string): string => {
  const words = wordsOf(text);
  return words.length === 0 ? " " : ` ${words.join(" ")} `;
};
