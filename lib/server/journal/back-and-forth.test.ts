import { afterAll, beforeAll, expect, it } from "vitest";
import { GET as list } from "@/app/api/journal/route";
import { call, cookieFor, requestTo } from "@/lib/server/testing/requests";
import { createTestMember, startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { plantJournal, seqOf } from "./testing/planted";

let switchyard: TestSwitchyard;
let cookie: string;
const length = 1501;
const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** One thing done, and each time taken back what was done last: by a script, as nobody has the patience. */
beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  const memberId = (await createTestMember()).id;
  cookie = await cookieFor(memberId);
  await plantJournal(
    Array.from({ length }, (_, n) => ({
      seq: seqOf(n),
      id: idOf(n),
      at: 1_795_000_000 + n,
      memberId,
      conversationId: "1",
      ticketId: null,
      laterConversationId: null,
      about: null,
      action: { kind: n % 2 === 0 ? "close" : "open" },
      before: null,
      outcomes: [{ outcome: "done" as const, requestId: idOf(n) }],
      held: false,
      undoOf: n === 0 ? null : idOf(n - 1),
      requestId: null,
    })),
  );
});
afterAll(() => switchyard.stop());

const seen = async (q: string): Promise<readonly string[]> => {
  const response = await call(list, requestTo(`/api/journal?${new URLSearchParams({ q })}`, { cookie }), {});
  expect(response.status).toBe(200);
  const body: { rows: readonly { id: string }[] } = await response.json();
  return body.rows.map(({ id }) => id);
};

it("is searched through once, however often something went to and fro", async () => {
  // The last taking back stands, so that every second row before it is taken back.
  const odd = Array.from({ length: 50 }, (_, n) => idOf(length - 2 - 2 * n));
  expect(await seen("undone:yes")).toEqual(odd);
  expect(await seen("undone:yes action:close")).toEqual([]);
  const even = Array.from({ length: 50 }, (_, n) => idOf(length - 1 - 2 * n));
  expect(await seen("-undone:yes action:close,open")).toEqual(even);
});
