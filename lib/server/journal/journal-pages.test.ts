import { randomUUID } from "node:crypto";
import { PgDialect } from "drizzle-orm/pg-core";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GET as csv } from "@/app/api/journal/csv/route";
import { GET as news } from "@/app/api/journal/news/route";
import { GET as list } from "@/app/api/journal/route";
import { journalRegistry } from "@/lib/api/journal-language";
import { parse } from "@/lib/search/parse";
import { call, cookieFor, requestTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { conditionsOf } from "./conditions";
import { createJournal } from "./postgres-journal";

let switchyard: TestSwitchyard;
let memberId: string;
let cookie: string;

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  memberId = (await createTestMember({ role: "lead" })).id;
  cookie = await cookieFor(memberId);
});
afterAll(() => switchyard.stop());

const never = () => Promise.reject(new Error("should not run"));
const act = async (conversation: string, text = "x"): Promise<string> => {
  const entry = {
    key: randomUUID(),
    subject: { kind: "conversation", id: conversation },
    action: { kind: "note", text },
    before: null,
  } as const;
  return (await createJournal(memberId).around(entry, async () => ({ id: "7" }), never)).journalId;
};
const ask = (route: typeof list, path: string, params: Record<string, string>) =>
  call(route, requestTo(`/api/journal${path}?${new URLSearchParams(params)}`, { cookie }), {});
const page = async (params: Record<string, string>) => {
  const response = await ask(list, "", params);
  expect(response.status).toBe(200);
  const body: { rows: readonly { id: string; seq: string }[]; next: string | null; newest: string } =
    await response.json();
  return body;
};

it("gives each row once and leaves none out, while others come in between two pages", async () => {
  const there = [];
  for (let n = 0; n < 173; n += 1) there.push(await act(String(n % 3)));
  const got: string[] = [];
  let before: string | null = null;
  let pages = 0;
  do {
    const { rows, next }: Awaited<ReturnType<typeof page>> = await page(
      before === null ? { q: "action:note" } : { q: "action:note", before },
    );
    got.push(...rows.map(({ id }) => id));
    before = next;
    pages += 1;
    for (let n = 0; n < 7; n += 1) await act("9");
  } while (before !== null);
  expect(pages).toBe(4);
  expect(got).toEqual(there.toReversed());
});

it("ends where there is no more, also where that fills its page", async () => {
  for (let n = 0; n < 50; n += 1) await act("50");
  const first = await page({ q: "conversation:50" });
  expect([first.rows.length, first.next]).toEqual([50, first.rows.at(-1)?.seq]);
  expect(await page({ q: "conversation:50", before: first.next ?? "" })).toMatchObject({
    rows: [],
    next: null,
  });
});

it("counts what has come in since, and no more than a hundred", async () => {
  const { newest } = await page({ q: "conversation:60" });
  const count = async (q: string) => (await (await ask(news, "/news", { q, since: newest })).json()).count;
  expect(await count("conversation:60")).toBe(0);
  await act("60");
  await act("61");
  expect([await count("conversation:60"), await count("")]).toEqual([1, 2]);
  for (let n = 0; n < 120; n += 1) await act("60");
  expect(await count("conversation:60")).toBe(100);
});

it("finds what was written as it was written, whatever it is made of", async () => {
  const texts = [
    "100% sure",
    "a_b",
    "it's",
    'say "hi"',
    "back\\slash",
    "Zażółć gęślą",
    "$1 or :x",
    "tab\there",
    "👩‍🚀 up",
  ];
  for (const text of texts) {
    const id = await act("70", text);
    const quoted = `conversation:70 "${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
    expect(
      (await page({ q: quoted })).rows.map((row) => row.id),
      text,
    ).toEqual([id]);
  }
  expect((await page({ q: 'conversation:70 "zaŻÓŁĆ GĘŚLĄ"' })).rows).toHaveLength(1);
  // Signs that patterns know are signs like any other.
  expect((await page({ q: 'conversation:70 "%"' })).rows).toHaveLength(1);
  expect((await page({ q: 'conversation:70 "_"' })).rows).toHaveLength(1);
});

const hostile = [
  "' or 1=1 --",
  "'; drop table journal; --",
  "\\'; delete from journal; --",
  "$1",
  "{a,b}",
  "NULL",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udc00x",
  "\u202etxet",
  "%00",
  "*/ or /*",
  "1e999",
  "ﬀ",
  "🧨".repeat(300),
  "x".repeat(2000),
];
const fieldNames = journalRegistry.fields.map(({ name }) => name);

it("answers hostile queries with rows or with what is wrong with them, and is as it was afterwards", async () => {
  const kept = await runSql(
    "select count(*)::int as rows, max(seq)::text as last from journal where kind = 'outcome'",
  );
  const lines = fc.oneof(
    fc.constantFrom(...hostile),
    fc
      .tuple(fc.constantFrom(...fieldNames), fc.constantFrom("", "-", "("), fc.constantFrom(...hostile))
      .map(([name, sign, value]) => `${sign}${name}:"${value}"`),
    fc
      .tuple(fc.constantFrom(...fieldNames), fc.constantFrom(...hostile))
      .map(([name, value]) => `${name}:${value}`),
    fc.string({ unit: "binary", maxLength: 200 }),
  );
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.constantFrom(["", list], ["/csv", csv], ["/news", news] as const),
      async (q, [path, route]) => {
        const response = await ask(route as typeof list, path as string, { q, since: "0" });
        expect([200, 422], JSON.stringify(q)).toContain(response.status);
        const text = await response.text();
        if (response.status === 200) answered += 1;
        else expect(text).not.toMatch(/syntax error|invalid byte|pg_|drizzle|select /i);
      },
    ),
    { numRuns: 400 },
  );
  expect(answered).toBeGreaterThan(40);
  expect(
    await runSql("select count(*)::int as rows, max(seq)::text as last from journal where kind = 'outcome'"),
  ).toEqual(kept);
}, 60_000);

it.each([
  { q: "", before: "x" },
  { q: "", before: "-1" },
  { q: "", before: "99999999999999999999" },
  { q: "", before: "1;drop table journal" },
])("refuses the place %j", async (params) => {
  expect((await ask(list, "", params)).status).toBe(422);
});

it("never has a word of what was asked in the statement itself", () => {
  const env = { now: 1_795_000_000, timeZone: "UTC", memberId };
  const words = fc.constantFrom(
    ...["text", "action", "conversation", "ticket", "request", "id", "outcome", "by", "about"].map(
      (field) =>
        ({ kind: "term", field, operator: "is", values: [{ kind: "text", text: "zqmarker'" }] }) as const,
    ),
    { kind: "term", field: "by", operator: "is", values: [{ kind: "id", id: "zqmarker'" }] } as const,
    {
      kind: "term",
      field: "zqmarker'",
      operator: "is",
      values: [{ kind: "text", text: "zqmarker'" }],
    } as const,
  );
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), fc.boolean(), (items, or) => {
      const condition = conditionsOf({ kind: "not", item: { kind: or ? "or" : "and", items } }, env);
      expect(new PgDialect().sqlToQuery(condition).sql).not.toContain("zqmarker");
    }),
  );
});

it("reads the longest queries in no time worth counting, and refuses longer ones", async () => {
  const terms = Array.from({ length: 50 }, (_, n) => `-(text:w${n} or by:me)`).join(" ");
  const many = Array.from({ length: 24 }, (_, n) => `-(text:w${n} or by:me)`).join(" ");
  expect(parse(terms, journalRegistry).problems).not.toEqual([]);
  expect((await ask(list, "", { q: many })).status).toBe(200);
  expect((await ask(list, "", { q: `text:${"a,".repeat(1000)}a` })).status).toBe(200);
  expect((await ask(list, "", { q: "a".repeat(2049) })).status).toBe(422);
});
