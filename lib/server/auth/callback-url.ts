import "server-only";

const longest = 2048;
/** Only there to have something to resolve against; no answer ever holds it. */
const anywhere = "http://switchyard.invalid";

/**
 * Where to go after signing in or out: `target` when it is an absolute path of this site and nothing else, otherwise `/`.
 * Whatever a browser could read as another site is refused: schemes, `//`, backslashes, control characters, encoded or not.
 */
export const safePath = (target: unknown): string => {
  if (typeof target !== "string" || target.length > longest) return "/";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what must not get through.
  if (!/^\/(?![/\\])/.test(target) || /[\u0000-\u0020\u007f-\u009f\\]/.test(target)) return "/";
  if (!URL.canParse(target, anywhere)) return "/";
  const url = new URL(target, anywhere);
  // The path itself may turn into "//host" once dots are taken out or a server decodes it.
  if (url.origin !== anywhere || /^\/+(?:[/\\]|%2f|%5c)/i.test(url.pathname)) return "/";
  if (/^\/(api|_next)(\/|$)/i.test(url.pathname)) return "/";
  return url.pathname + url.search + url.hash;
};
