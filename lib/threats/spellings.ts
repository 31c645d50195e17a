/** A secret by what it is called in a finding. */
export type Secrets = Readonly<Record<string, string>>;

const everyByte = (secret: string, spell: (byte: string) => string): string =>
  [...Buffer.from(secret)].map((byte) => spell(byte.toString(16).padStart(2, "0"))).join("");

/** What is sure to stand in the base64 of any text that holds the secret so many bytes behind a multiple of three. */
const base64Within = (secret: string, offset: number): string => {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  return bytes.toString("base64").slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
};

const urlSafe = (base64: string): string => base64.replaceAll("+", "-").replaceAll("/", "_");

const halvesOf = (secret: string): readonly (readonly [string, string])[] => {
  const middle = Math.ceil(secret.length / 2);
  return [
    ["its first half", secret.slice(0, middle)],
    ["its second half", secret.slice(middle)],
  ];
};

/** How a secret may travel without standing there as it is. What holds one of these holds the secret. */
export const spellingsOf = (secret: string): readonly (readonly [how: string, spelling: string])[] => {
  const base64 = [0, 1, 2].map((offset) => base64Within(secret, offset));
  const all: readonly (readonly [string, string])[] = [
    ["as it is", secret],
    ...halvesOf(secret),
    ...base64.map((text): readonly [string, string] => ["in base64", text]),
    ...base64.map((text): readonly [string, string] => ["in base64 for addresses", urlSafe(text)]),
    ["in hex", everyByte(secret, (byte) => byte)],
    ["in upper-case hex", everyByte(secret, (byte) => byte.toUpperCase())],
    ["for an address", encodeURIComponent(secret)],
    ["for an address, byte by byte", everyByte(secret, (byte) => `%${byte}`)],
    ["for an address, in upper case", everyByte(secret, (byte) => `%${byte.toUpperCase()}`)],
    ["with JSON's escapes", everyByte(secret, (byte) => `\\u00${byte}`)],
    ["with slashes escaped", secret.replaceAll("/", "\\/")],
    ["as HTML entities", everyByte(secret, (byte) => `&#x${byte};`)],
    ["as decimal HTML entities", everyByte(secret, (byte) => `&#${Number.parseInt(byte, 16)};`)],
    ["in UTF-16", everyByte(secret, (byte) => `${String.fromCharCode(Number.parseInt(byte, 16))}\0`)],
    ["backwards", [...secret].reverse().join("")],
  ];
  const known = new Set<string>();
  return all.filter(([, spelling]) => !known.has(spelling) && known.add(spelling));
};

export type Search = {
  /** Each secret that stands in the text, however it is spelt: "the token in base64". */
  readonly in: (text: string | Buffer) => readonly string[];
};

/** Bytes are read as Latin-1, so that text of any encoding, and what stands in a binary file, is found alike. */
export const searchFor = (secrets: Secrets): Search => {
  const wanted = Object.entries(secrets).flatMap(([name, secret]) =>
    spellingsOf(secret).map(([how, spelling]): readonly [string, string] => [`${name} ${how}`, spelling]),
  );
  return {
    in: (text) => {
      const whole = typeof text === "string" ? text : text.toString("latin1");
      return wanted.filter(([, spelling]) => whole.includes(spelling)).map(([name]) => name);
    },
  };
};
