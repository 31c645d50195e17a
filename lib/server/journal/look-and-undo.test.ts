import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { deferred } from "@/lib/server/testing/deferred";
import { captureLog } from "@/lib/server/testing/log";
import { runSql, startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import type { JournalEntry } from "./journal";
import { createJournal } from "./postgres-journal";

let switchyard: TestSwitchyard;
captureLog();
beforeAll(async () => {
  switchyard = await startTestSwitchyard();
});
afterAll(() => switchyard.stop());

const entry = (change: Partial<JournalEntry> = {}): JournalEntry => ({
  key: randomUUID(),
  subject: { kind: "conversation", id: "42" },
  action: { kind: "close" },
  before: null,
  ...change,
});
const never = async (): Promise<never> => {
  throw new Error("must not be called");
};
const refusal = () => new AppError("intercom_refused", "No");

const underWay = async (memberId: string, one: JournalEntry) => {
  const [begun, end] = [deferred<void>(), deferred<string>()];
  const answer = createJournal(memberId).around(
    one,
    () => {
      begun.resolve();
      return end.promise;
    },
    never,
  );
  await begun.promise;
  return { answer, end };
};

it("lets one at a time take a row back, whoever they are", async () => {
  const undoOf = randomUUID();
  const { answer, end } = await underWay(randomUUID(), entry({ undoOf }));
  await expect(createJournal(randomUUID()).around(entry({ undoOf }), never, never)).rejects.toMatchObject({
    code: "undo_outdated",
  });
  const other = await createJournal(randomUUID()).around(
    entry({ undoOf: randomUUID() }),
    async () => "another row",
    never,
  );
  expect(other.result).toBe("another row");
  end.resolve("done");
  await answer;
  // What has ended is judged by who asks: by now it may have been done again.
  expect(
    (await createJournal(randomUUID()).around(entry({ undoOf }), async () => "later", never)).result,
  ).toBe("later");
});

it("does so when the same key is tried again after a refusal, too", async () => {
  const [undoOf, memberId] = [randomUUID(), randomUUID()];
  const one = entry({ undoOf });
  await expect(createJournal(memberId).around(one, () => Promise.reject(refusal()), never)).rejects.toThrow();
  const { answer, end } = await underWay(randomUUID(), entry({ undoOf }));
  await expect(createJournal(memberId).around(one, never, never)).rejects.toMatchObject({
    code: "undo_outdated",
  });
  end.resolve("done");
  await answer;
});

it("is not held up by one who died while taking it back", async () => {
  const undoOf = randomUUID();
  const first = entry({ undoOf });
  const { answer, end } = await underWay(randomUUID(), first);
  await runSql(`update attempts set lease_until = now() - interval '1 second' where key = '${first.key}'`);
  const second = await createJournal(randomUUID()).around(entry({ undoOf }), async () => "second", never);
  expect(second.result).toBe("second");
  end.resolve("done");
  await answer;
});

it("lets only one of two through that begin in the very same moment", async () => {
  const undoOf = randomUUID();
  const end = deferred<void>();
  let [runs, refused] = [0, 0];
  const begin = () =>
    createJournal(randomUUID())
      .around(
        entry({ undoOf }),
        async () => {
          runs += 1;
          await end.promise;
        },
        never,
      )
      .catch(() => {
        refused += 1;
      });
  const holder = new Client(switchyard.databaseUrl);
  await holder.connect();
  try {
    // Nobody can write an intent, so that both have come as far as they can before either of them is seen.
    await holder.query("begin; lock table journal in share row exclusive mode");
    const both = [begin(), begin()];
    await expect
      .poll(() => runSql("select 1 from pg_locks where not granted and pid <> pg_backend_pid()"))
      .toHaveLength(2);
    await holder.query("commit");
    await expect.poll(() => runs + refused).toBe(2);
    end.resolve();
    await Promise.all(both);
  } finally {
    await holder.end();
  }
  expect([runs, refused]).toEqual([1, 1]);
});

it("only looks where it is there to look: what surely was not done is not begun, and answers what it answered", async () => {
  const memberId = randomUUID();
  const one = entry();
  const looking = createJournal(memberId, "look");
  await expect(looking.around(one, never, never)).rejects.toMatchObject({ code: "internal" });
  const lost = () => Promise.reject(new AppError("outcome_unknown", "Who knows"));
  await expect(createJournal(memberId).around(one, lost, never)).rejects.toThrow();
  const nothing = { code: "intercom_unavailable" };
  await expect(looking.around(one, never, async () => null)).rejects.toMatchObject(nothing);
  await expect(looking.around(one, never, never)).rejects.toMatchObject(nothing);
  expect((await createJournal(memberId).around(one, async () => "tried again", never)).result).toBe(
    "tried again",
  );
  expect((await looking.around(one, never, never)).result).toBe("tried again");
});

it("keeps with the outcome what only the result tells of what it was done to", async () => {
  const memberId = randomUUID();
  const { journalId } = await createJournal(memberId).around(
    entry({ subject: { kind: "conversation", id: "0" } }),
    async () => ({ made: "4711" }),
    never,
    ({ made }) => ({ kind: "conversation", id: made }),
  );
  const rows = await runSql(
    `select kind, conversation_id from journal where journal_id = '${journalId}' order by seq`,
  );
  expect(rows).toEqual([
    { kind: "intent", conversation_id: "0" },
    { kind: "outcome", conversation_id: "4711" },
  ]);
});
