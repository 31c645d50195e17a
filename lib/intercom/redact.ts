const placeholder = "[redacted]";
/** Real tokens have 60 characters. Anything this short is a placeholder, and its letters are in every text. */
const shortest = 8;

/** Takes every copy of the token out of a text: as it is, percent-encoded, and as a JSON string would escape it. */
export const redact = (text: string, token: string): string => {
  if (token.length < shortest) return text;
  const forms = new Set([token, encodeURIComponent(token), token.replaceAll("/", "\\/")]);
  let clean = text;
  for (const form of forms) {
    if (clean.includes(form)) clean = clean.replaceAll(form, placeholder);
  }
  return clean;
};

const longest = 300;

/** A text of Intercom's for a person: one line, no markup, no token, at most 300 characters. */
export const plainWords = (text: string, token: string): string =>
  redact(text, token)
    .replace(/<[^<>]*>/g, " ")
    .replace(/[\p{Cc}\p{Cf}<>\s]+/gu, " ")
    .trim()
    .slice(0, longest);

/** Intercom's request ids are opaque; anything that does not look like one is not passed on. */
export const plainRequestId = (text: string | null | undefined, token: string): string | undefined =>
  text != null && /^[\w.-]{1,100}$/.test(text) && !text.includes(token) ? text : undefined;
