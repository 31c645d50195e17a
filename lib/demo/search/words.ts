/** Lower-case words of a text: letters, digits and marks of any script hold together, all else parts them. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .normalize("NFC")
    .match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
