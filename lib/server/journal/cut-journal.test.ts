import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { GET, PUT } from "@/app/api/journal/retention/route";
import type { KeptMonths } from "@/lib/api/kept-months";
import { AppError } from "@/lib/core/errors";
import { sqlStateOf } from "@/lib/server/db/database";
import { ageJournal } from "@/lib/server/testing/journal";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, requestTo, writeTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  tamperWithJournal,
  testSecret,
} from "@/lib/server/testing/switchyard";
import { createChainKey } from "./chain";
import { cutJournal } from "./cut-journal";
import { createJournal } from "./postgres-journal";
import { type Verdict, verifyJournal } from "./verify-journal";

let switchyard: TestSwitchyard | null = null;
let memberId: string;
let cookie: string;
const log = captureLog();
const otherSecret = "fedcba9876543210fedcba9876543210";

beforeEach(async () => {
  await switchyard?.stop();
  switchyard = await startTestSwitchyard();
  memberId = (await createTestMember({ role: "owner" })).id;
  cookie = await cookieFor(memberId);
});
afterAll(() => switchyard?.stop());

const never = () => Promise.reject(new Error("should not run"));
const act = (run: () => Promise<unknown> = async () => "done", undoOf: string | null = null) =>
  createJournal(memberId).around(
    {
      key: randomUUID(),
      subject: { kind: "conversation", id: "1" },
      action: { kind: "close" },
      before: null,
      undoOf,
    },
    run,
    never,
  );
const keep = async (months: KeptMonths | null) => {
  const response = await call(PUT, writeTo("/api/journal/retention", "PUT", { months }, cookie), {});
  expect(response.status).toBe(200);
  return response.json();
};
const state = async () => (await call(GET, requestTo("/api/journal/retention", { cookie }), {})).json();
const verify = (...secrets: readonly string[]): Promise<Verdict> =>
  verifyJournal(secrets.length > 0 ? secrets : [testSecret]);
const seqs = async () =>
  (await runSql("select seq::int as seq from journal order by seq")).map(({ seq }) => seq);
const cuts = () => runSql("select seq::int as seq, months from journal_cuts order by seq");
const newest = async () =>
  (await runSql("select member_id, about, action from journal order by seq desc limit 1"))[0];
/** The day that has to pass between two cuts, and the rows before it, as they would be a year later. */
const yearLater = (which = "true") => ageJournal(which, "1 year 1 day");

/** A sign-in and five actions of a year ago (rows 1 to 11), two of today, and the setting. */
const grownUp = async (): Promise<void> => {
  for (let n = 0; n < 5; n += 1) await act();
  await yearLater();
  await act();
  await keep(12);
};

it("keeps everything for ever where nobody has said otherwise, whatever its age", async () => {
  await act();
  await yearLater();
  expect(await cutJournal()).toBe(0);
  expect(await seqs()).toEqual([1, 2, 3]);
  await keep(12);
  await keep(null);
  expect(await cutJournal()).toBe(0);
  expect(await verify()).toMatchObject({ kind: "whole", rows: 5, cut: null });
});

it("removes what is older than the setting, says so in the journal, and leaves a chain that can be checked", async () => {
  await grownUp();
  expect(await state()).toMatchObject({ months: 12, rows: 14, cutAtMs: null });
  expect((await state()).older).toContainEqual({ months: 12, rows: 11 });
  expect(await cutJournal()).toBe(11);
  expect(await seqs()).toEqual([12, 13, 14, 15]);
  expect(await cuts()).toEqual([{ seq: 11, months: 12 }]);
  expect(await newest()).toEqual({
    member_id: "00000000-0000-0000-0000-000000000000",
    about: "00000000-0000-0000-0000-000000000000",
    action: { kind: "cut-journal", upTo: "11", rows: 11, unchecked: 0, months: 12 },
  });
  expect(await verify()).toMatchObject({
    kind: "whole",
    rows: 4,
    cut: { seq: "11", months: 12 },
    end: { seq: "15" },
  });
  expect(await state()).toMatchObject({ rows: 4, cutAtMs: expect.any(Number) });
  await act();
  expect(await verify()).toMatchObject({ kind: "whole", rows: 6 });
});

it("cuts once a day, and at once where the setting is newer than the last cut", async () => {
  await grownUp();
  await keep(24);
  expect(await cutJournal()).toBe(0);
  await keep(12);
  expect(await cutJournal()).toBe(11);
  await yearLater("seq < 15");
  // Rows are old enough again, but a cut of today stands.
  expect(await cutJournal()).toBe(0);
  await keep(36);
  await keep(12);
  expect(await cutJournal()).toBeGreaterThan(0);
  expect((await verify()).kind).toBe("whole");
});

it("goes on where the clock of the last cut was ahead, and has been put right since", async () => {
  await grownUp();
  expect(await cutJournal()).toBe(11);
  const [cut] = await runSql("select hash from journal_cuts");
  const at = "2208988800000000";
  const ahead = { previous: null, seq: "11", hash: String(cut?.hash), at, months: "12" };
  const signature = createChainKey(testSecret).sign(ahead);
  await tamperWithJournal(`update journal_cuts set at = '2040-01-01T00:00:00Z', signature = '${signature}'`);
  expect((await verify()).kind).toBe("whole");
  await yearLater("seq < 15");
  expect(await cutJournal()).toBe(3);
  expect((await verify()).kind).toBe("whole");
});

it("goes on by the setting when the row that made it is removed itself, also under a new secret", async () => {
  await grownUp();
  expect(await cutJournal()).toBe(11);
  process.env.SWITCHYARD_SECRET = otherSecret;
  process.env.SWITCHYARD_OLD_SECRETS = testSecret;
  await act();
  expect(await cutJournal()).toBe(0);
  expect(await newest()).toMatchObject({ action: { kind: "keep-journal", before: 12, after: 12 } });
  process.env.SWITCHYARD_OLD_SECRETS = "";
  cookie = await cookieFor(memberId);
  expect(await state()).toMatchObject({ months: 12, isLost: false });
  expect((await verify(otherSecret, testSecret)).kind).toBe("whole");
  expect((await verify(otherSecret)).kind).toBe("unknown_key");
});

it("removes nothing by a setting that nobody can check any more, and says that it has to be set again", async () => {
  await grownUp();
  process.env.SWITCHYARD_SECRET = otherSecret;
  cookie = await cookieFor(memberId);
  expect(await cutJournal()).toBe(0);
  expect(await state()).toMatchObject({ months: null, isLost: true });
  expect(await keep(12)).toMatchObject({ months: 12, isLost: false });
  expect(await cutJournal()).toBe(11);
  expect((await newest())?.action).toMatchObject({ unchecked: 11 });
});

it.each([
  ["changed", `update journal set action = '{"kind":"keep-journal","before":null,"after":12}' where seq = 4`],
  [
    "added",
    `insert into journal (seq, journal_id, kind, at, member_id, about, action, key_id, hash)
      select 5, gen_random_uuid(), 'event', now(), member_id, about,
        '{"kind":"keep-journal","before":null,"after":12}', key_id, hash from journal where seq = 4;
      update journal_head set seq = 5`,
  ],
])("removes nothing by a setting that was %s past Switchyard", async (_, forged) => {
  await act();
  await keep(24);
  await yearLater();
  await tamperWithJournal(forged);
  expect(await cutJournal()).toBe(0);
  expect((await seqs()).slice(0, 4)).toEqual([1, 2, 3, 4]);
  expect(await state()).toMatchObject({ months: null, isLost: true });
});

it("keeps what is not settled: an end that nobody knows, and what is just being taken back, with all after it", async () => {
  await act();
  const lost = () => Promise.reject(new AppError("outcome_unknown", "Nobody knows."));
  await expect(act(lost)).rejects.toMatchObject({ code: "outcome_unknown" });
  await act();
  await yearLater();
  await keep(12);
  // A sign-in and one whole action before it.
  expect(await cutJournal()).toBe(3);
  await runSql("delete from attempts where state = 'unknown'");
  const old = (await runSql("select journal_id from journal where seq = 6"))[0]?.journal_id;
  await keep(24);
  await keep(12);
  await act(async () => {
    expect(await cutJournal()).toBe(2);
    return "done";
  }, String(old));
  expect((await verify()).kind).toBe("whole");
  await keep(24);
  await keep(12);
  expect(await cutJournal()).toBe(2);
});

it("leaves the newest row there, however old", async () => {
  await keep(12);
  await act();
  await yearLater();
  expect(await cutJournal()).toBe(3);
  // What was the newest stays; the setting was renewed behind it, and the cut told of.
  expect(await seqs()).toEqual([4, 5, 6]);
  expect(await state()).toMatchObject({ months: 12, isLost: false });
  expect((await verify()).kind).toBe("whole");
});

it("removes more than one batch, also when two do so at once, each row once", async () => {
  for (let n = 0; n < 3; n += 1) await act();
  await tamperWithJournal(`insert into journal (seq, journal_id, kind, at, member_id, conversation_id, action, key_id, hash)
    select n, gen_random_uuid(), 'intent', at, member_id, '1', '{"kind":"close"}', key_id, hash
      from journal, generate_series(8, 12000) n where seq = 7;
    update journal_head set seq = 12000`);
  await yearLater();
  await keep(12);
  const [one, other] = await Promise.all([cutJournal(), cutJournal()]);
  expect(one + other).toBe(12_000);
  expect([one, other]).toContain(0);
  expect(await cuts()).toEqual([5000, 10_000, 12_000].map((seq) => ({ seq, months: 12 })));
  expect(await verify()).toMatchObject({ kind: "whole", rows: 4, cut: { seq: "12000" } });
}, 60_000);

it("lets SQL delete what a cut says and nothing behind it, and cut no further back nor all that there is", async () => {
  await grownUp();
  expect(await cutJournal()).toBe(11);
  const refused = "23001";
  const at = (seq: number) =>
    runSql(
      `insert into journal_cuts select ${seq}, hash, now(), months, key_id, signature from journal_cuts limit 1`,
    ).catch(sqlStateOf);
  expect([await at(11), await at(5), await at(15), await at(16)]).toEqual(Array(4).fill(refused));
  expect(await at(13)).toEqual([]);
  const remove = (upTo: number) => runSql(`delete from journal where seq <= ${upTo}`).catch(sqlStateOf);
  expect(await remove(14)).toBe(refused);
  expect(await seqs()).toEqual([12, 13, 14, 15]);
  expect(await remove(13)).toEqual([]);
  expect(await seqs()).toEqual([14, 15]);
});

describe("removes nothing, so that the proof stays, where", () => {
  it.each([
    [
      "a row that is to go was changed",
      "update journal set action = '{}' where seq = 4",
      "not as it was written",
    ],
    ["a row that is to go was removed", "delete from journal where seq = 4", "row 4 was removed"],
    [
      "the last that are to go were removed",
      "delete from journal where seq between 9 and 11",
      "rows 9 to 11 were removed",
    ],
    [
      "somebody made a cut",
      `insert into journal_cuts select 3, hash, now(), 12, key_id, hash from journal where seq = 3`,
      "the cut there is not as it was made",
    ],
  ])("%s", async (_, statement, what) => {
    await grownUp();
    await tamperWithJournal(statement);
    expect(await cutJournal()).toBe(0);
    expect((await runSql("select count(*)::int as n from journal where seq <= 3"))[0]?.n).toBe(3);
    expect(log.text()).toContain(what);
    expect(await verify()).toMatchObject({ kind: "touched", what: expect.stringContaining(what) });
  });
});
