import "server-only";
import { neverShow } from "./redact";

/** By their names, so that a setting that is added later is hidden as well. */
const isSecretName = (name: string): boolean => /SECRET|TOKEN|PASSWORD/.test(name);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** A password that is a plain word stands in our own sentences too: hidden there, it would be told. */
const isWord = (text: string): boolean => /^[a-z]*$/i.test(text);

/** As it stands in the address and as it is, whether before the host or behind the question mark. */
const passwordsIn = (address: string): readonly string[] => {
  if (!URL.canParse(address)) return [];
  const { password, searchParams } = new URL(address);
  const found = [password, decoded(password), searchParams.get("password") ?? ""];
  return found.filter((one) => !isWord(one));
};

/** From now on no line of the log and no message holds a secret of these settings, be the rest of them right or not. */
export const hideSettings = (raw: Readonly<Record<string, string | undefined>>): void => {
  for (const [name, value = ""] of Object.entries(raw)) {
    const secrets = isSecretName(name) ? [value, ...value.split(/,|\r?\n/)] : [];
    if (name === "DATABASE_URL") secrets.push(...passwordsIn(value));
    for (const secret of secrets) neverShow(secret.trim());
  }
};
