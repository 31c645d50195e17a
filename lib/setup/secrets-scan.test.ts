import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { inRoot, root } from "@/lib/setup/project";

/*
 * No file of the project holds a secret. What looks like one and is none is declared here, with what it is; everything else that
 * looks like one fails, in whatever file it stands.
 */

const declared: Readonly<Record<string, string>> = {
  dG9rOmNhbmFyeS0xMjM0: "the token whose way tests follow",
  dG9rOmNhbmFyeS01Njc4: "the token that takes its place in a test",
  "dG9rOmNhbmFy/eS0x+MjM0=": "one with all letters of base64",
  "eyJhbGciOiJub25lIn0.eyJzaWQiOiIxMTExMTExMS0xMTExLTQxMTEtODExMS0xMTExMTExMTExMTEifQ.":
    "a session cookie without a signature, which is refused",
  "0123456789abcdef0123456789abcdef": "the secret of tests",
  fedcba9876543210fedcba9876543210: "the one before it",
  "PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==": "a script in an address, in a hostile message",
};

/** The start of every PNG. */
const isPicture = (word: string): boolean => word.startsWith("iVBORw0KGgo");

const shapes: readonly (readonly [name: string, shape: RegExp])[] = [
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY/g],
  ["an Intercom token", /\bdG9r[\w+/=-]{12,}/g],
  ["a JWT", /\beyJ[\w-]{8,}\.[\w-]{4,}\.[\w-]*/g],
  [
    "a key of another service",
    /\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_\w{30,}|sk_live_\w{16,}|xox[abp]-[\w-]{16,}|npm_\w{30,})/g,
  ],
];

/** Bits a letter: how far from a word or a pattern it is. */
const entropyOf = (word: string): number => {
  const counts = new Map<string, number>();
  for (const letter of word) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / word.length) * Math.log2(n / word.length), 0);
};

const looksRandom = (word: string): boolean => {
  if (/^[0-9a-f]{32,}$/.test(word)) return entropyOf(word) > 3;
  const isMixed = /[a-z]/.test(word) && /[A-Z]/.test(word) && (word.match(/\d/g) ?? []).length >= 3;
  return isMixed && entropyOf(word) >= 4.3;
};

const secretsIn = (text: string): readonly string[] => [
  ...shapes.flatMap(([name, shape]) => [...text.matchAll(shape)].map(([found]) => `${name}: ${found}`)),
  ...(text.match(/[A-Za-z0-9+/_=-]{24,}/g) ?? [])
    .filter((word) => looksRandom(word) && !isPicture(word))
    .map((word) => `a random text: ${word}`),
];

const isDeclared = (finding: string): boolean =>
  Object.hasOwn(declared, finding.slice(finding.indexOf(": ") + 2));

/** As git sees it, also where this is no clone: `.gitignore` here names only whole folders and files. */
const ignored = new Set([
  ".git",
  ...readFileSync(inRoot(".gitignore"), "utf8")
    .split("\n")
    .map((line) => line.replaceAll("/", ""))
    .filter(Boolean),
]);

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !ignored.has(name))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(file) : [file];
    });

/** Checksums of packages are as random as can be, and public. */
const readable = (file: string): string => {
  const text = readFileSync(file, "utf8");
  return path.basename(file) === "package-lock.json"
    ? text.replaceAll(/"integrity": "sha\d+-[\w+/=]+"/g, "")
    : text;
};

const files = filesBelow(root).filter((file) => !/\.(png|ico|woff2|tsbuildinfo)$/.test(file));

test("no file holds a secret", () => {
  const found = files.flatMap((file) =>
    secretsIn(readable(file))
      .filter((finding) => !isDeclared(finding))
      .map((finding) => `${path.relative(root, file)} has ${finding}`),
  );
  expect(files.length).toBeGreaterThan(1000);
  expect(found).toEqual([]);
});

test("what is declared is still there", () => {
  const texts = files.filter((file) => !file.endsWith("secrets-scan.test.ts")).map(readable);
  for (const value of Object.keys(declared))
    expect(
      texts.some((text) => text.includes(value)),
      value,
    ).toBe(true);
});

// Put together here, so that this file holds none of them.
test.each([
  ["a private key", ["-----BEGIN RSA PRIVATE", "KEY-----"].join(" ")],
  ["an Intercom token", ["dG9", "rOmFiY2Rl", "ZjAxMjM0NTY3ODk="].join("")],
  ["a JWT", ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxIn0", "c2lnbmF0dXJl"].join(".")],
  ["a key of another service", `AKIA${"ABCD1234".repeat(2)}`],
  ["a random text", ["4f1c9a7be2", "d0538664ab", "9e07d1c2f3", "58"].join("")],
  ["a random text", ["q7Zk2LmX9v", "Rt4BnW8sYc", "5HdPfG3j"].join("")],
])("%s is found", (name, text) => {
  const found = secretsIn(`const it = "${text}";`);
  expect(found.some((finding) => finding.startsWith(name))).toBe(true);
  expect(found.every(isDeclared)).toBe(false);
});

test("what people write is not taken for one", () => {
  for (const text of [
    "components/conversation/parts/use-shown-parts-of-thread.test.tsx",
    "aVeryLongNameOfAFunctionThatSaysWhatItDoes2",
    "6120401e-4a1b-4c3d-8e5f-0123456789ab",
    "=".repeat(60),
  ])
    expect(secretsIn(text)).toEqual([]);
});
