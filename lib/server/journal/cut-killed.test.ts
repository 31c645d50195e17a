import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { inTransaction } from "@/lib/server/db/database";
import { ageJournal } from "@/lib/server/testing/journal";
import { captureLog } from "@/lib/server/testing/log";
import {
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testSecret,
  testUrl,
} from "@/lib/server/testing/switchyard";
import { appendEvent } from "./append-event";
import { createJournal } from "./postgres-journal";
import { verifyJournal } from "./verify-journal";

// Each of these starts processes that have to be compiled first, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });
const patience = { timeout: 90_000 };
const root = path.resolve(import.meta.dirname, "../../..");
const memberId = randomUUID();

let switchyard: TestSwitchyard;
let running: ChildProcess[] = [];
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

/** Four rows of a year ago; of today the setting and two more. */
beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  await act();
  await act();
  await ageJournal("true", "1 year 1 day");
  await inTransaction((db) =>
    appendEvent(
      db,
      { memberId, requestId: null },
      { about: null, action: { kind: "keep-journal", before: null, after: 12 } },
    ),
  );
  await act();
});
afterAll(() => switchyard.stop());
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running = [];
});

const run = (words: readonly string[]): ChildProcess => {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", ...words], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      DATABASE_URL: switchyard.databaseUrl,
      SWITCHYARD_SECRET: testSecret,
      SWITCHYARD_URL: testUrl,
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  running.push(child);
  return child;
};

/** A process of its own that sweeps, as each server does. */
const sweep = (): ChildProcess =>
  run(["-e", "import('./lib/server/db/purge.ts').then((file) => file.purge())"]);

/** Sweeps that wait for a lock in the midst of a transaction. */
const held = async (): Promise<number> => {
  const rows = await runSql(
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and xact_start is not null",
  );
  return rows.length;
};

it.each([
  ["before the cut is written", "lock table journal_cuts in share mode"],
  ["with the cut written and its rows not yet gone", "select * from journal where seq = 2 for update"],
  [
    "with cut and rows gone, and the row that tells of it not yet written",
    "select * from journal_head for update",
  ],
])("leaves the journal as it was when it is killed %s", async (_, hold) => {
  const other = new Client({ connectionString: switchyard.databaseUrl });
  await other.connect();
  await other.query(`begin; ${hold}`);
  const child = sweep();
  await expect.poll(held, patience).toBeGreaterThan(0);
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
  await other.query("rollback");
  await other.end();
  // The server notices that nobody is there once it has something to say.
  await expect.poll(held, patience).toBe(0);
  expect(await verifyJournal([testSecret])).toMatchObject({ kind: "whole", rows: 7, cut: null });
});

it("is done once by two processes that sweep at the same moment", async () => {
  const ends = await Promise.all([sweep(), sweep()].map((child) => once(child, "exit")));
  expect(ends.map(([code]) => code)).toEqual([0, 0]);
  expect(await runSql("select seq::int as seq from journal_cuts")).toEqual([{ seq: 4 }]);
  expect(await verifyJournal([testSecret])).toMatchObject({
    kind: "whole",
    rows: 4,
    cut: { seq: "4" },
    end: { seq: "8" },
  });
});

it("is told by the check, with how far back the journal reaches", async () => {
  const child = run(["lib/server/db/main.ts", "verify-journal"]);
  let said = "";
  child.stdout?.on("data", (chunk) => {
    said += String(chunk);
  });
  expect((await once(child, "close"))[0]).toBe(0);
  expect(said.split("\n")).toEqual([
    "4 rows, all as they were written.",
    expect.stringMatching(
      /^It reaches back to \d{4}-\d\d-\d\d, to row 5: what was before went on \d{4}-\d\d-\d\d, as it was set to be kept for 12 months\.$/,
    ),
    expect.stringMatching(/^The last one is 8:[0-9a-f]{64}$/),
    "",
  ]);
});
