import "server-only";

const hidden = "[hidden]";

/*
 * A second fence behind "secrets are never handed to the log": every secret this process has opened is known here, and
 * taken out of each line before it is written, however it got there.
 */
const shared: typeof globalThis & { switchyardSecrets?: Set<string> } = globalThis;

const secrets = (): Set<string> => {
  shared.switchyardSecrets ??= new Set();
  return shared.switchyardSecrets;
};

/** From now on `secret` is taken out of every text that passes `redactText`. Short ones are left: they would match words. */
export const neverShow = (secret: string): void => {
  if (secret.length < 8) return;
  secrets().add(secret);
  // As it stands inside a JSON line.
  secrets().add(JSON.stringify(secret).slice(1, -1));
};

/** `text` without any secret that is known, nor anything that follows `Bearer`, nor the password of an address. */
export const redactText = (text: string): string => {
  let clean = text
    .replace(/\bBearer\s+[^\s"'\\,]+/gi, `Bearer ${hidden}`)
    .replace(/\b([a-z]+:\/\/[^\s:/@"']+):[^\s/@"']+@/gi, `$1:${hidden}@`);
  for (const secret of secrets()) {
    if (clean.includes(secret)) clean = clean.replaceAll(secret, hidden);
  }
  return clean;
};
