import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closePool } from "@/lib/server/db/database";
import {
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  tamperWithJournal,
  testSecret,
} from "@/lib/server/testing/switchyard";
import { createJournal } from "./postgres-journal";
import { isAsNoted, type Verdict, verifyJournal } from "./verify-journal";

let switchyard: TestSwitchyard;
const otherSecret = "fedcba9876543210fedcba9876543210";

const never = () => Promise.reject(new Error("should not run"));
const act = (id: string, action: Record<string, unknown> = { kind: "close" }, before = { state: "open" }) =>
  createJournal(randomUUID(), "act", randomUUID()).around(
    {
      key: randomUUID(),
      subject: { kind: "conversation", id },
      action: { kind: "close", ...action },
      before,
      undoOf: randomUUID(),
    },
    async () => ({ id: "7" }),
    never,
  );
const verify = (secrets: readonly string[] = [testSecret]): Promise<Verdict> => verifyJournal(secrets);
const rows = async (): Promise<number> => Number((await runSql("select count(*) as n from journal"))[0]?.n);
const idAt = async (seq: number) =>
  (await runSql(`select journal_id from journal where seq = ${seq}`))[0]?.journal_id;

/** What the journal was before somebody had a hand in it. */
const keep = () => runSql("create table kept as table journal; create table kept_head as table journal_head");
const putBack = () =>
  tamperWithJournal(
    "delete from journal; insert into journal select * from kept; delete from journal_head; insert into journal_head select * from kept_head",
  );

/** What is said of a journal that somebody had a hand in; it is put back after that. */
const tampered = async (statement: string): Promise<Verdict> => {
  await tamperWithJournal(statement);
  const verdict = await verify();
  await putBack();
  expect((await verify()).kind).toBe("whole");
  return verdict;
};

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  // Whoever has the database is held by none of its rules.
  await runSql(
    "alter table journal drop constraint journal_kind; alter table journal drop constraint journal_subject; alter table journal drop constraint journal_hashed",
  );
  expect(await verify()).toEqual({ kind: "whole", rows: 0, older: 0, end: null });
  for (let n = 0; n < 120; n += 1) await act(String(n));
  await createJournal(randomUUID()).around(
    { key: randomUUID(), subject: { kind: "ticket", id: "9" }, action: { kind: "close" }, before: null },
    async () => null,
    never,
  );
  await keep();
});
afterAll(() => switchyard.stop());

it("finds a journal that nobody touched as it was written, in more than one batch", async () => {
  const [head] = await runSql("select seq::text as seq, hash from journal_head");
  expect(await verify()).toEqual({ kind: "whole", rows: 242, older: 0, end: head });
});

describe("names the row", () => {
  const forged: Readonly<Record<string, (column: string) => string>> = {
    uuid: () => "gen_random_uuid()",
    text: () => "'x'",
    jsonb: () => `'{"forged": true}'`,
    "timestamp with time zone": (column) => `${column} + interval '1 microsecond'`,
  };

  it("in which any of its columns was changed, an intent's or an outcome's, and where a value was put or taken away", async () => {
    const columns = await runSql(
      "select column_name as name, data_type as type from information_schema.columns where table_name = 'journal' and column_name <> 'seq'",
    );
    expect(columns.length).toBeGreaterThan(14);
    for (const seq of [101, 102, 241]) {
      for (const { name, type } of columns) {
        const column = `"${name}"`;
        const [row] = await runSql(`select ${column} is null as empty from journal where seq = ${seq}`);
        const values = [forged[String(type)]?.(column), ...(row?.empty ? [] : ["null"])];
        for (const value of values) {
          if (value === "null" && ["journal_id", "kind", "at", "member_id", "action"].includes(String(name)))
            continue;
          const changed = await tampered(`update journal set ${column} = ${value} where seq = ${seq}`);
          expect([name, value, changed]).toEqual([
            name,
            value,
            expect.objectContaining({ kind: "touched", seq: String(seq) }),
          ]);
        }
      }
    }
  }, 60_000);

  it("by the action that it tells of", async () => {
    const journalId = await idAt(102);
    expect(
      await tampered(`update journal set result = '{"id": "8"}' where seq = 102; update journal set at = now()
        where seq = 110`),
    ).toEqual({
      kind: "touched",
      seq: "102",
      journalId,
      what: expect.stringContaining("not as it was written"),
    });
  });

  it("that was removed", async () => {
    expect(await tampered("delete from journal where seq = 50")).toMatchObject({
      kind: "touched",
      seq: "50",
      what: expect.stringMatching(/^row 50 was removed; the next one there is 51 \([0-9a-f-]{36}\)$/),
    });
    expect(await tampered("delete from journal where seq <= 3")).toMatchObject({
      seq: "1",
      what: expect.stringContaining("rows 1 to 3 were removed"),
    });
  });

  it("from which on they were moved up to close a gap", async () => {
    expect(
      await tampered(`delete from journal where seq = 50; update journal set seq = seq - 1000 where seq > 50;
        update journal set seq = seq + 999 where seq < 0; update journal_head set seq = seq - 1`),
    ).toMatchObject({ kind: "touched", seq: "50", what: expect.stringContaining("not as it was written") });
  });

  it("that changed places with another one, with and without its hash", async () => {
    const swap = `update journal set seq = -1 where seq = 20; update journal set seq = 20 where seq = 30;
      update journal set seq = 30 where seq = -1`;
    const hashes = `update journal a set hash = b.hash from kept b where a.seq in (20, 30) and a.seq = b.seq`;
    for (const statement of [swap, `${swap}; ${hashes}`])
      expect(await tampered(statement)).toMatchObject({ kind: "touched", seq: "20" });
  });

  const forge = (seq: number, hash: string) => `insert into journal
    select (jsonb_populate_record(j, '{"seq": ${seq}, "hash": ${hash}}')).* from journal j where seq = 241`;

  it("that was added past Switchyard, whether or not the head was told of it", async () => {
    expect(await tampered(forge(243, '"00"'))).toMatchObject({
      seq: "243",
      what: expect.stringContaining("added past Switchyard, whose last row is 242"),
    });
    expect(
      await tampered(`${forge(243, '"00"')}; update journal_head set seq = 243, hash = '00'`),
    ).toMatchObject({
      kind: "touched",
      seq: "243",
      what: expect.stringContaining("not as it was written"),
    });
    expect(await tampered(`${forge(243, "null")}; update journal_head set seq = 243`)).toMatchObject({
      seq: "243",
      what: expect.stringContaining("no hash"),
    });
  });

  it("from which on the end is missing", async () => {
    expect(await tampered("delete from journal where seq > 240")).toMatchObject({
      seq: "241",
      what: "rows 241 to 242 were removed from the end of the journal",
    });
    expect(await tampered("truncate journal")).toMatchObject({ seq: "1" });
    expect(
      await tampered("delete from journal where seq > 240; update journal_head set seq = 240"),
    ).toMatchObject({ seq: "240", what: expect.stringContaining("head tells another hash") });
  });

  it("with which a chain that was cut at its beginning goes on", async () => {
    expect(
      await tampered("delete from journal where seq <= 10; update journal_head set begun_after = 10"),
    ).toMatchObject({ kind: "touched", seq: "11" });
  });

  it("from which on all were numbered anew", async () => {
    expect(
      await tampered(`update journal set seq = seq + 1000; update journal set seq = seq - 995;
        update journal_head set seq = seq + 5, begun_after = 5`),
    ).toMatchObject({ kind: "touched", seq: "6" });
  });

  it("from which on all were removed, and the chain was begun anew", async () => {
    const anew = "update journal_head set begun_after = seq, hash = null";
    expect(await tampered(`truncate journal; ${anew}`)).toMatchObject({
      kind: "touched",
      seq: "1",
      what: "rows 1 to 242 were removed, and the chain was begun anew behind them",
    });
    expect(await tampered(`delete from journal where seq > 200; ${anew}`)).toMatchObject({
      kind: "touched",
      seq: "201",
    });
  });

  it("nowhere, where the chain was begun anew behind rows that are called older, and counts them", async () => {
    const anew = `update journal set hash = null, key_id = null, result = '{"id": "8"}';
      update journal_head set begun_after = seq, hash = null`;
    expect(await tampered(anew)).toMatchObject({ kind: "whole", rows: 0, older: 242, end: null });
  });

  it("nowhere, where the head is gone, and says so", async () => {
    expect(await tampered("delete from journal_head")).toMatchObject({
      kind: "touched",
      what: expect.stringContaining("the journal's head was removed"),
    });
  });
});

it("knows a row by its hash that was noted, after others came, and no other", async () => {
  const { hash = null } = (await runSql("select hash from journal where seq = 100"))[0] ?? {};
  expect(await isAsNoted({ seq: "100", hash: String(hash) })).toBe(true);
  expect(await isAsNoted({ seq: "101", hash: String(hash) })).toBe(false);
  expect(await isAsNoted({ seq: "9999", hash: String(hash) })).toBe(false);
});

it("tells another secret from a hand in the journal, and takes the secrets of earlier times", async () => {
  expect(await verify([otherSecret])).toEqual({
    kind: "unknown_key",
    seq: "1",
    journalId: await idAt(1),
    what: expect.stringMatching(
      /^it was written with key [0-9a-f]{16}, which belongs to no secret that is set$/,
    ),
  });
  const written = await rows();
  process.env.SWITCHYARD_SECRET = otherSecret;
  await act("1");
  process.env.SWITCHYARD_SECRET = testSecret;
  await act("2");
  expect(await verify()).toMatchObject({ kind: "unknown_key", seq: String(written + 1) });
  expect(await verify([otherSecret, testSecret])).toMatchObject({ kind: "whole", rows: written + 4 });
  await tamperWithJournal(`update journal set before = '{}' where seq = ${written + 1}`);
  expect(await verify([otherSecret, testSecret])).toMatchObject({
    kind: "touched",
    seq: String(written + 1),
  });
  await putBack();
});

it("takes whatever PostgreSQL makes of JSON, numbers and times for what was written, under any of its settings", async () => {
  await act(
    "3",
    {
      zeta: 1,
      a: [1.5, -0, 1e21, 1e-7, Number.MAX_VALUE, null, true],
      nested: { "": "", "\u{1F600}": '\u2028 " \\ \u0001 é é', __proto__: 1 },
    },
    { state: "\u{1F600}\u0000 <b>" },
  );
  expect((await verify()).kind).toBe("whole");
  const { databaseUrl } = switchyard;
  const name = new URL(databaseUrl).pathname.slice(1);
  await runSql(
    `alter database "${name}" set timezone = 'Asia/Kathmandu'; alter database "${name}" set datestyle = 'German';
    alter database "${name}" set extra_float_digits = 0; alter database "${name}" set bytea_output = 'escape'`,
  );
  await closePool();
  expect(await runSql("select now()::text ~ '^[0-9]{2}[.]' as german")).toEqual([{ german: true }]);
  expect((await verify()).kind).toBe("whole");
  await act("4");
  expect((await verify()).kind).toBe("whole");
});

it("is one unbroken chain when fifty write at the same moment, some of whom fail, and while they do", async () => {
  const written = await rows();
  await runSql("alter table journal add constraint refused check (conversation_id <> '666') not valid");
  const writing = Promise.allSettled(
    Array.from({ length: 50 }, (_, n) => act(n % 10 === 0 ? "666" : String(n))),
  );
  for (let n = 0; n < 20; n += 1) expect((await verify()).kind).toBe("whole");
  const ended = await writing;
  expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(45);
  expect(await verify()).toMatchObject({ kind: "whole", rows: written + 90 });
});
