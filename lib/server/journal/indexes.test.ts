import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Role } from "@/lib/access/roles";
import type { Ctx } from "@/lib/server/context";
import { withDatabase } from "@/lib/server/db/database";
import { createDesk } from "@/lib/server/testing/desk";
import { runSql, startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { readAsked } from "./read-asked";
import { inFull } from "./rows";

/* 200,000 rows: 100,000 actions of 50 members over three years, of which few failed, were taken back, or are rare in themselves. */

let switchyard: TestSwitchyard;
let ctxOf: (role: Role) => Ctx;

const member = (n: number) => `00000000-0000-4000-a000-${String(n).padStart(12, "0")}`;

const plant = `
  insert into journal (seq, journal_id, kind, at, member_id, conversation_id, ticket_id, action, before, outcome, undo_of, request_id, key_id, hash)
  select n * 2 + o, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, case o when 0 then 'intent' else 'outcome' end,
    timestamptz '2026-11-22 12:00Z' - make_interval(mins => (100000 - n) * 15),
    ('00000000-0000-4000-a000-' || lpad((n % 50)::text, 12, '0'))::uuid,
    case when n % 10 = 0 then null else (n % 20000)::text end, case when n % 10 = 0 then (n % 20000)::text end,
    jsonb_build_object('kind', case when n % 9973 = 0 then 'merge' else 'note' end, 'into', '7', 'text', 'Something was written here about it, ' || n),
    case o when 0 then '{"state": "open", "name": "Where is my parcel"}'::jsonb end,
    case o when 1 then case when n % 5003 = 0 then 'failed' else 'done' end end,
    case when o = 0 and n % 5009 = 1 then ('00000000-0000-4000-8000-' || lpad((n - 1)::text, 12, '0'))::uuid end,
    ('00000000-0000-4000-b000-' || lpad(n::text, 12, '0'))::uuid, '0', '0'
  from generate_series(1, 100000) n, generate_series(0, 1) o`;

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  await runSql("set statement_timeout = 0");
  // In parts, as no statement may take long.
  for (let from = 1; from <= 100_000; from += 10_000)
    await runSql(plant.replace("generate_series(1, 100000)", `generate_series(${from}, ${from + 9999})`));
  await runSql("analyze journal");
  const desk = createDesk({ url: "http://127.0.0.1:9", token: "none" });
  ctxOf = (role) => ({
    ...desk.ctxFor({ memberId: member(7), role }),
    clock: { now: () => Date.parse("2026-11-22T12:00:00Z") },
  });
}, 120_000);
afterAll(() => switchyard.stop());

type Plan = { readonly "Shared Hit Blocks": number; readonly "Shared Read Blocks": number };

/** How many blocks of 8 KiB PostgreSQL looks at for a page. */
const blocksFor = async (role: Role, q: string): Promise<number> => {
  const { where, newestFirst } = await readAsked(ctxOf(role), q);
  const rows = await withDatabase(
    async (db) =>
      (
        await db.execute<{ "QUERY PLAN": readonly { readonly Plan: Plan }[] }>(
          sql`explain (analyze, buffers, format json) select i.seq, i.action, o.result ${inFull(sql`${where} order by ${newestFirst} desc limit 50`)} order by i.seq desc`,
        )
      ).rows,
  );
  const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
  if (!plan) throw new Error("no plan");
  return plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
};

/** All of the journal is about this many. */
const wholeTable = async (): Promise<number> => {
  const [row] = await runSql("select (pg_relation_size('journal') / 8192)::int as blocks");
  return Number(row?.blocks);
};

it.each<readonly [Role, string]>([
  ["owner", ""],
  ["lead", ""],
  ["lead", `by:${member(3)}`],
  ["lead", "action:merge"],
  ["lead", "conversation:4711"],
  ["lead", "ticket:4710"],
  ["lead", "conversation:4711 or ticket:4710"],
  ["lead", "outcome:failed"],
  ["lead", "outcome:running"],
  ["lead", "undone:yes"],
  ["lead", "at:>900d"],
  ["lead", "at:<2h"],
  ["lead", "request:00000000-0000-4000-b000-000000004711"],
  ["lead", "id:00000000-0000-4000-8000-000000004711"],
  ["lead", "-action:merge -undone:yes"],
  ["agent", "outcome:failed"],
  ["agent", "conversation:4711"],
])("reads a page for a member who is %s, asked for “%s”, by an index", async (role, q) => {
  const blocks = await blocksFor(role, q);
  expect(blocks).toBeLessThan((await wholeTable()) / 4);
});

it("reads of an agent no more than what they did", async () => {
  for (const q of ["", "conversation:4711 or action:note"])
    expect(await blocksFor("agent", q), q).toBeLessThan(await wholeTable());
});

it.each(["nobody wrote this", "outcome:unknown", "outcome:unknown,failed action:note"])(
  "goes through all actions once, and no more, for what no index can tell: “%s”",
  async (q) => {
    expect(await blocksFor("lead", q)).toBeLessThan(8 * 100_000);
  },
);
