const nested = (depth: number, open: string, close: string): string =>
  open.repeat(depth) + close.repeat(depth);

const keys = (count: number): string =>
  `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join(",")}}`;

/** Texts that are no requests of ours: JSON that reaches for prototypes, is made to be walked for long, or is none. */
export const hostileBodies: readonly string[] = [
  '{"__proto__":{"isAdmin":true}}',
  '{"__proto__":null}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  '{"prototype":{"isAdmin":true}}',
  '{"a":{"__proto__":{"isAdmin":true}}}',
  '{"a":[{"__proto__":{"isAdmin":true}}]}',
  '{"action":{"__proto__":{"kind":"close"}}}',
  '{"action":{"constructor":{"prototype":{"isAdmin":true}}}}',
  '{"\\u005f\\u005fproto\\u005f\\u005f":{"isAdmin":true}}',
  '{"a":{"b":{"c":{"prototype":{"isAdmin":true}}}}}',
  `${'{"a":'.repeat(33)}1${"}".repeat(33)}`,
  nested(100, "[", "]"),
  nested(10_000, "[", "]"),
  `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`,
  `{"a":${nested(40, "[", "]")}}`,
  keys(1001),
  keys(5000),
  `{"a":[${"1,".repeat(1000)}1]}`,
  `[${'{"__proto__":1},'.repeat(10)}1]`,
  "[]",
  "null",
  "true",
  "7",
  '"text"',
  "",
  " ",
  "{",
  '{"a":',
  "{'a':1}",
  "{a:1}",
  '{"a":1,}',
  '{"a":NaN}',
  '{"a":Infinity}',
  '{"a":0x10}',
  '{"a":1}{"b":2}',
  '\u{feff}{"a":1}garbage',
  '/* */{"a":1}',
  '{"a":"\u0000"',
  '{"a":"\\ud800"',
  "<xml/>",
  "a=b&c=d",
  "%7B%22a%22%3A1%7D",
];

/** Bytes that are no UTF-8. */
export const brokenBytes: readonly Buffer[] = [
  Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  Buffer.from([0xc3, 0x28]),
  Buffer.from('{"a":1}', "utf16le"),
];
