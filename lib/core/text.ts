/** `text` as every store and every reader takes it: without NUL, and with a sign in place of each half of a letter. */
export const storableText = (text: string): string =>
  text.replaceAll("\u0000", "").replace(/\p{Surrogate}/gu, "\uFFFD");
