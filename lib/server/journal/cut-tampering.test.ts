import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "@/lib/server/db/database";
import { ageJournal } from "@/lib/server/testing/journal";
import { captureLog } from "@/lib/server/testing/log";
import {
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  tamperWithJournal,
  testSecret,
} from "@/lib/server/testing/switchyard";
import { appendEvent } from "./append-event";
import { cutJournal } from "./cut-journal";
import { createJournal } from "./postgres-journal";
import { type Verdict, verifyJournal } from "./verify-journal";

let switchyard: TestSwitchyard;
const memberId = randomUUID();
captureLog();

const act = () =>
  createJournal(memberId).around(
    {
      key: randomUUID(),
      subject: { kind: "conversation", id: "1" },
      action: { kind: "close" },
      before: null,
    },
    async () => "done",
    () => Promise.reject(new Error("should not run")),
  );
const keep = (before: 12 | null, after: 12 | null) =>
  inTransaction((db) =>
    appendEvent(
      db,
      { memberId, requestId: null },
      { about: null, action: { kind: "keep-journal", before, after } },
    ),
  );
const verify = (): Promise<Verdict> => verifyJournal([testSecret]);

/** Two cuts: at 4, told of by row 12, and at 8, told of by row 15; rows 9 to 15 are there. */
beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  await act();
  await act();
  await ageJournal("true", "1 year 1 day");
  await act();
  await act();
  await keep(null, 12);
  await act();
  expect(await cutJournal()).toBe(4);
  await keep(12, null);
  await keep(null, 12);
  await ageJournal("seq <= 8", "1 year 1 day");
  expect(await cutJournal()).toBe(4);
  expect(await runSql("select seq::int as seq from journal_cuts order by seq")).toEqual([
    { seq: 4 },
    { seq: 8 },
  ]);
  await runSql(
    "create table kept as table journal; create table kept_head as table journal_head; create table kept_cuts as table journal_cuts",
  );
});
afterAll(() => switchyard.stop());

beforeEach(() =>
  tamperWithJournal(
    ["journal", "journal_head", "journal_cuts"]
      .map(
        (table) =>
          `delete from ${table}; insert into ${table} select * from ${table.replace("journal", "kept")}`,
      )
      .join("; "),
  ),
);

it("finds a journal that was cut twice whole, from the latest cut on", async () => {
  expect(await verify()).toEqual({
    kind: "whole",
    rows: 7,
    older: 0,
    cut: { seq: "8", atMs: expect.any(Number), months: 12 },
    sinceMs: expect.any(Number),
    end: { seq: "15", hash: expect.any(String) },
  });
});

describe("names", () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      "a cut that was forged, with the rows that it was to excuse",
      "delete from journal where seq <= 10; insert into journal_cuts select 10, (select hash from kept where seq = 10), now(), 12, key_id, signature from journal_cuts where seq = 8",
      "10",
      "the cut there is not as it was made",
    ],
    [
      "a cut that was moved further, with the rows up to there",
      "update journal_cuts set seq = 10, hash = (select hash from kept where seq = 10) where seq = 8; delete from journal where seq <= 10",
      "10",
      "the cut there is not as it was made",
    ],
    [
      "a cut that was moved back",
      "update journal_cuts set seq = 7 where seq = 8",
      "7",
      "the cut there is not as it was made",
    ],
    ...["hash = null", "at = at + interval '1 microsecond'", "months = 24", "signature = 'x'"].map(
      (change) =>
        [
          `a cut of which ${change} was set`,
          `update journal_cuts set ${change} where seq = 8`,
          "8",
          "the cut there is not as it was made",
        ] as const,
    ),
    [
      "an earlier cut that was removed",
      "delete from journal_cuts where seq = 4",
      "8",
      "one before it was removed",
    ],
    [
      "the latest cut that was removed, by the row that tells of it",
      "delete from journal_cuts where seq = 8",
      "5",
      "rows 5 to 8 were removed; the next one there is 9 (",
    ],
    ["all cuts that were removed", "delete from journal_cuts", "1", "rows 1 to 8 were removed"],
    ["a row that was removed behind the cut", "delete from journal where seq = 9", "9", "row 9 was removed"],
    [
      "a row that was put back before the cut",
      "insert into journal select (jsonb_populate_record(k, '{\"seq\": 6}')).* from kept k where seq = 9",
      "6",
      "it stands before the cut at row 8",
    ],
    [
      "a cut by a key that is not known",
      "update journal_cuts set key_id = 'x' where seq = 8",
      "8",
      "made with key x, which belongs to no secret that is set",
    ],
  ];
  it.each(cases)("%s", async (_, statement, seq, what) => {
    await tamperWithJournal(statement);
    expect(await verify()).toMatchObject({
      kind: what.includes("made with key") ? "unknown_key" : "touched",
      seq,
      what: expect.stringContaining(what),
    });
  });

  it("the row that tells of a cut which was removed with its rows", async () => {
    await tamperWithJournal("delete from journal_cuts where seq = 8");
    expect(await verify()).toMatchObject({
      what: expect.stringMatching(/; row 15 tells of a cut at row 8, which was removed too$/),
    });
  });
});
