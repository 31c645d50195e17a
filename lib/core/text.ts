/** `text` as every store and every reader takes it: without NUL, and with a sign in place of each half of a letter. */
export const storableText = (text: string): string =>
  text.replaceAll("\u0000", "").replace(/\p{Surrogate}/gu, "\uFFFD");

const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]|\p{Bidi_Control}/u;

/**
 * A name to stand within other words where no `<bdi>` can: whatever it is made of turns round nothing but itself. Names that run
 * from left to right come back as they are.
 */
export const isolated = (name: string): string =>
  rightToLeft.test(name) ? `\u2068${name.replace(/\p{Bidi_Control}/gu, "")}\u2069` : name;
