import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { beforeAll, expect, it } from "vitest";
import { inRoot } from "@/lib/setup/project";

/** Every table of every schema, found in the folder and not in a list. */
let tables: readonly string[];

beforeAll(async () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith("schema.ts"));
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((name) => import(path.join(import.meta.dirname, name))),
  );
  tables = modules
    .flatMap((module) => Object.values(module))
    .flatMap((value) => (is(value, PgTable) ? [getTableConfig(value).name] : []));
});

type Row = { readonly table: string; readonly what: string; readonly kept: string };

const rowsOf = (readme: string): readonly Row[] => {
  const section = /^## What is stored, and for how long\n([\s\S]*?)(?=^## )/m.exec(readme)?.[1] ?? "";
  return [...section.matchAll(/^\| `(\w+)` \| (.+) \| (.+) \|$/gm)].map(
    ([, table = "", what = "", kept = ""]) => ({ table, what, kept }),
  );
};

it("says in the README of every table what it holds and for how long, and of no other", () => {
  const rows = rowsOf(readFileSync(inRoot("README.md"), "utf8"));
  expect(tables.length).toBeGreaterThan(10);
  expect(rows.map(({ table }) => table).sort()).toEqual([...tables].sort());
});

it("says the times that the sweep goes by", async () => {
  const kept = new Map(
    rowsOf(readFileSync(inRoot("README.md"), "utf8")).map(({ table, kept: time }) => [table, time]),
  );
  const sweep = readFileSync(path.join(import.meta.dirname, "purge.ts"), "utf8");
  const days = (name: string): number => {
    const found = new RegExp(`const ${name} = (?:(\\d+) \\* )?daySeconds`).exec(sweep);
    if (!found) throw new Error(`purge.ts has no ${name}`);
    return Number(found[1] ?? 1);
  };
  const times: Readonly<Record<string, readonly string[]>> = {
    attempts: ["attemptsKeptSeconds", "unresolvedKeptSeconds"],
    sessions: ["sessionsKeptSeconds"],
    views: ["deletedViewsKeptSeconds"],
    findings: ["findingsKeptSeconds"],
    outgoing: ["sentKeptSeconds", "unsentKeptSeconds"],
    uploads: ["uploadsKeptSeconds"],
    drafts: ["deletedWordsKeptSeconds"],
    saved_replies: ["deletedWordsKeptSeconds"],
    second_factors: ["unconfirmedKeptSeconds"],
  };
  for (const [table, names] of Object.entries(times)) {
    const told = (kept.get(table)?.match(/\d+/g) ?? []).map(Number);
    expect(told, table).toEqual(names.map(days));
  }
});
