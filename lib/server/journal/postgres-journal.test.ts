import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { AppError } from "@/lib/core/errors";
import { closePool } from "@/lib/server/db/database";
import { createLogger, setLogger } from "@/lib/server/logger/logger";
import { deferred } from "@/lib/server/testing/deferred";
import { runSql, startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import type { JournalEntry } from "./journal";
import { createJournal } from "./postgres-journal";

let switchyard: TestSwitchyard;
const logged: string[] = [];

beforeAll(async () => {
  setLogger(
    createLogger(
      new Writable({
        write: (chunk, _, done) => {
          logged.push(String(chunk));
          done();
        },
      }),
    ),
  );
  switchyard = await startTestSwitchyard();
});

afterAll(async () => {
  setLogger(undefined);
  await switchyard.stop();
});

const entry = (change: Partial<JournalEntry> = {}): JournalEntry => ({
  key: randomUUID(),
  subject: { kind: "conversation", id: "42" },
  action: { kind: "close" },
  before: { state: "open" },
  ...change,
});

const never = async (): Promise<never> => {
  throw new Error("must not be called");
};

const journalRows = (conversationId: string) =>
  runSql(
    `select kind, outcome, error_code from journal where conversation_id = '${conversationId}' order by seq`,
  );

it("stores the intent before the run and the outcome after it", async () => {
  const journal = createJournal(randomUUID());
  const seen: unknown[] = [];
  const { result } = await journal.around(
    entry({ subject: { kind: "conversation", id: "1001" } }),
    async () => {
      seen.push(...(await journalRows("1001")));
      return { id: "7" };
    },
    never,
  );
  expect(result).toEqual({ id: "7" });
  expect(seen).toEqual([{ kind: "intent", outcome: null, error_code: null }]);
  expect(await journalRows("1001")).toEqual([
    { kind: "intent", outcome: null, error_code: null },
    { kind: "outcome", outcome: "done", error_code: null },
  ]);
});

it("runs once for ten calls with one key at the same time, and answers all of them the same", async () => {
  const memberId = randomUUID();
  const one = entry({ subject: { kind: "conversation", id: "1002" } });
  let runs = 0;
  const gate = deferred();
  const calls = Array.from({ length: 10 }, () =>
    createJournal(memberId).around(
      one,
      async () => {
        runs += 1;
        await gate.promise;
        return { run: runs };
      },
      never,
    ),
  );
  setImmediate(gate.resolve);
  const answers = await Promise.all(calls);
  expect(runs).toBe(1);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect((await journalRows("1002")).length).toBe(2);
});

it("answers a call after the end without running again", async () => {
  const memberId = randomUUID();
  const one = entry();
  const first = await createJournal(memberId).around(one, async () => ["a"], never);
  const second = await createJournal(memberId).around(one, never, never);
  expect(second).toEqual(first);
});

it("refuses a key that was used for another action, another conversation or a ticket", async () => {
  const journal = createJournal(randomUUID());
  const one = entry();
  await journal.around(one, async () => 1, never);
  for (const other of [
    { ...one, action: { kind: "open" as const } },
    { ...one, subject: { kind: "conversation" as const, id: "43" } },
    { ...one, subject: { kind: "ticket" as const, id: "42" } },
  ]) {
    await expect(journal.around(other, never, never)).rejects.toMatchObject({ code: "idempotency_mismatch" });
  }
});

it("takes the same action for the same, however its properties are ordered", async () => {
  const journal = createJournal(randomUUID());
  const key = randomUUID();
  const write = (attributes: Record<string, string>) =>
    entry({ key, action: { kind: "convert", ticketTypeId: "5", attributes } });
  await journal.around(write({ a: "1", b: "2" }), async () => 1, never);
  const again = await journal.around(write({ b: "2", a: "1" }), never, never);
  expect(again.result).toBe(1);
});

it("lets two members use the same key", async () => {
  const key = randomUUID();
  const results = await Promise.all(
    [1, 2].map((n) => createJournal(randomUUID()).around(entry({ key }), async () => n, never)),
  );
  expect(results.map(({ result }) => result)).toEqual([1, 2]);
});

it("tries a refused action anew with the same key, under an entry of its own", async () => {
  const journal = createJournal(randomUUID());
  const one = entry({ subject: { kind: "conversation", id: "1003" } });
  const refused = new AppError("intercom_refused", "No.", {
    requestId: "r1",
    fields: [{ path: "a", message: "b" }],
  });
  await expect(
    journal.around(
      one,
      async () => {
        throw refused;
      },
      never,
    ),
  ).rejects.toBe(refused);
  const { result } = await journal.around(one, async () => "done", never);
  expect(result).toBe("done");
  expect(await journalRows("1003")).toEqual([
    { kind: "intent", outcome: null, error_code: null },
    { kind: "outcome", outcome: "failed", error_code: "intercom_refused" },
    { kind: "intent", outcome: null, error_code: null },
    { kind: "outcome", outcome: "done", error_code: null },
  ]);
});

it("gives those who wait the failure of the one who runs", async () => {
  const memberId = randomUUID();
  const one = entry();
  const gate = deferred();
  const started = deferred<void>();
  const first = createJournal(memberId).around(
    one,
    async () => {
      started.resolve();
      await gate.promise;
      throw new AppError("intercom_rate_limited", "Wait.", { retryAfterSeconds: 7 });
    },
    never,
  );
  await started.promise;
  const [since] = await runSql("select now()::text as at");
  const second = createJournal(memberId).around(one, never, never);
  const both = Promise.allSettled([first, second]);
  // The second has looked, at least once, whether the first has ended: seen from a connection of its own, as the look is
  // the last thing that a connection of the pool did only until something else runs there.
  const watcher = new Client({ connectionString: switchyard.databaseUrl });
  await watcher.connect();
  await expect
    .poll(
      async () =>
        (
          await watcher.query(
            `select 1 from pg_stat_activity where datname = current_database() and query like 'select "member_id"%' and query not like '%for update%' and query_start > $1 limit 1`,
            [since?.at],
          )
        ).rows,
    )
    .toHaveLength(1);
  await watcher.end();
  gate.resolve();
  for (const settled of await both) {
    expect(settled).toMatchObject({
      status: "rejected",
      reason: { code: "intercom_rate_limited", retryAfterSeconds: 7 },
    });
  }
});

it.each([
  ["a timeout", new AppError("intercom_timeout", "Late.")],
  ["an answer that cannot be read", new AppError("intercom_invalid_response", "What?")],
  ["an unknown outcome", new AppError("outcome_unknown", "Who knows.", { requestId: "r9" })],
  ["a fault of ours", new TypeError("oops")],
])("only looks after %s, and never runs again", async (_, failure) => {
  const journal = createJournal(randomUUID());
  const one = entry();
  const failing = journal.around(
    one,
    async () => {
      throw failure;
    },
    never,
  );
  await expect(failing).rejects.toMatchObject({ code: "outcome_unknown" });
  const looked = await journal.around(one, never, async ({ startedAtMs, journalId }) => ({
    startedAtMs,
    journalId,
  }));
  expect(looked.result.journalId).toBe(looked.journalId);
  expect(Math.abs(looked.result.startedAtMs - Date.now())).toBeLessThan(60_000);
  expect((await journal.around(one, never, never)).result).toEqual(looked.result);
});

it("stays unknown while looking fails, and may run once a look finds nothing", async () => {
  const journal = createJournal(randomUUID());
  const one = entry();
  const fails = async (): Promise<never> => {
    throw new AppError("intercom_unavailable", "Down.", { retryAfterSeconds: 3 });
  };
  await expect(
    journal.around(
      one,
      async () => {
        throw new AppError("outcome_unknown", "?");
      },
      never,
    ),
  ).rejects.toMatchObject({ code: "outcome_unknown" });
  await expect(journal.around(one, never, fails)).rejects.toMatchObject({
    code: "outcome_unknown",
    retryAfterSeconds: 3,
  });
  await expect(journal.around(one, never, async () => null)).rejects.toMatchObject({
    code: "intercom_unavailable",
  });
  expect((await journal.around(one, async () => "now", never)).result).toBe("now");
});

/** As a process that was killed in the middle leaves it: begun, its lease run out, nobody renewing. */
const crash = async (memberId: string, one: JournalEntry): Promise<void> => {
  const hang = createJournal(memberId).around(one, () => new Promise<never>(() => undefined), never);
  hang.catch(() => undefined);
  const ofKey = `where member_id = '${memberId}' and key = '${one.key}'`;
  await expect.poll(() => runSql(`select 1 from attempts ${ofKey}`)).toHaveLength(1);
  await runSql(`update attempts set lease_until = now() - interval '1 second' ${ofKey}`);
};

it("looks after a crash in the middle", async () => {
  const memberId = randomUUID();
  const one = entry();
  await crash(memberId, one);
  const { result } = await createJournal(memberId).around(one, never, async () => "found");
  expect(result).toBe("found");
});

it("lets one of many look after a crash, and answers all of them the same", async () => {
  const memberId = randomUUID();
  const one = entry();
  await crash(memberId, one);
  let looks = 0;
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      createJournal(memberId).around(one, never, async () => {
        looks += 1;
        return looks;
      }),
    ),
  );
  expect(looks).toBe(1);
  expect(answers.map(({ result }) => result)).toEqual(Array(8).fill(1));
});

it("does not let a holder that was taken for dead change what came after it", async () => {
  const memberId = randomUUID();
  const one = entry({ subject: { kind: "conversation", id: "1004" } });
  const wake = deferred<string>();
  const begun = deferred<void>();
  const late = createJournal(memberId).around(
    one,
    () => {
      begun.resolve();
      return wake.promise;
    },
    never,
  );
  await begun.promise;
  await runSql(`update attempts set lease_until = now() - interval '1 second' where key = '${one.key}'`);
  await createJournal(memberId).around(one, never, async () => "looked");
  wake.resolve("late");
  expect((await late).result).toBe("late");
  expect((await createJournal(memberId).around(one, never, never)).result).toBe("looked");
  expect((await journalRows("1004")).filter(({ kind }) => kind === "outcome")).toHaveLength(1);
});

it("does not let it end the turn of one who looks just then either", async () => {
  const memberId = randomUUID();
  const one = entry({ subject: { kind: "conversation", id: "1005" } });
  const [wakeRun, wakeLook] = [deferred<string>(), deferred<string>()];
  const [running, looking] = [deferred<void>(), deferred<void>()];
  const late = createJournal(memberId).around(
    one,
    () => {
      running.resolve();
      return wakeRun.promise;
    },
    never,
  );
  await running.promise;
  await runSql(`update attempts set lease_until = now() - interval '1 second' where key = '${one.key}'`);
  const look = createJournal(memberId).around(one, never, () => {
    looking.resolve();
    return wakeLook.promise;
  });
  await looking.promise;
  wakeRun.resolve("late");
  await late;
  expect(await runSql(`select state, turn from attempts where key = '${one.key}'`)).toEqual([
    { state: "started", turn: 2 },
  ]);
  wakeLook.resolve("looked");
  await look;
  expect((await createJournal(memberId).around(one, never, never)).result).toBe("looked");
});

it("keeps its lease while it runs, however long, and no longer", async () => {
  const one = entry();
  const leaseOf = async (): Promise<boolean> =>
    (await runSql(`select lease_until > now() as held from attempts where key = '${one.key}'`))[0]?.held ===
    true;
  const expire = () => runSql(`update attempts set lease_until = now() where key = '${one.key}'`);
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    await createJournal(randomUUID()).around(
      one,
      async () => {
        for (let renewals = 0; renewals < 3; renewals += 1) {
          await expire();
          expect(await leaseOf()).toBe(false);
          vi.advanceTimersByTime(5000);
          await expect.poll(leaseOf).toBe(true);
        }
        return "done";
      },
      never,
    );
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

it("does not call Intercom when the intent cannot be stored", async () => {
  const journal = createJournal(randomUUID());
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = "postgres://nobody:nothing@127.0.0.1:1/none";
  try {
    await expect(journal.around(entry(), never, never)).rejects.toMatchObject({
      code: "database_unavailable",
    });
  } finally {
    await closePool();
    process.env.DATABASE_URL = before;
  }
});

it("answers what Intercom did even when the outcome cannot be stored, and looks the next time", async () => {
  const memberId = randomUUID();
  const one = entry();
  logged.length = 0;
  const before = process.env.DATABASE_URL;
  const { result } = await createJournal(memberId).around(
    one,
    async () => {
      process.env.DATABASE_URL = "postgres://nobody:nothing@127.0.0.1:1/none";
      return "done";
    },
    never,
  );
  await closePool();
  process.env.DATABASE_URL = before;
  expect(result).toBe("done");
  expect(logged.join("")).toContain("an outcome could not be stored");
  await runSql(`update attempts set lease_until = now() - interval '1 second' where key = '${one.key}'`);
  expect((await createJournal(memberId).around(one, never, async () => "found")).result).toBe("found");
});
