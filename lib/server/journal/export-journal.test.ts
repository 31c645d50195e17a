import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GET } from "@/app/api/journal/csv/route";
import { call, cookieFor, requestTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { createJournal } from "./postgres-journal";

let switchyard: TestSwitchyard;
let member: { readonly id: string; readonly email: string };
let cookie: string;

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  member = await createTestMember({ email: "=cmd@members.test" });
  cookie = await cookieFor(member.id);
});
afterAll(() => switchyard.stop());

const never = () => Promise.reject(new Error("should not run"));
const act = (
  memberId: string,
  kind: "conversation" | "ticket",
  id: string,
  action: { readonly kind: string; readonly [more: string]: unknown } = { kind: "close" },
) =>
  createJournal(memberId, "act", randomUUID()).around(
    { key: randomUUID(), subject: { kind, id }, action, before: { state: "open" } },
    async () => ({ id: "7" }),
    never,
  );
const ask = (query: string) => call(GET, requestTo(`/api/journal/csv?${query}`, { cookie }), {});

/** The rows without their quotes. No cell of these tests has a line's end in it. */
const read = async (response: Response): Promise<readonly Record<string, string>[]> => {
  const lines = new TextDecoder("utf-8", { ignoreBOM: false })
    .decode(await response.arrayBuffer())
    .split("\r\n");
  expect(lines.pop()).toBe("");
  const [names = [], ...rows] = lines.map((line) =>
    [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, text]) => (text ?? "").replaceAll('""', '"')),
  );
  return rows.map((row) => Object.fromEntries(row.map((text, index) => [names[index] ?? "", text])));
};

it("gives a conversation's actions of everybody, oldest first, with all that is known of them", async () => {
  const first = await act(member.id, "conversation", "41", { kind: "note", text: '=1+1, "quoted"' });
  const other = randomUUID();
  await act(other, "conversation", "41");
  await act(member.id, "conversation", "42");
  const response = await ask("q=conversation:41");
  const day = new Date().toISOString().slice(0, 10);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="switchyard-journal-${day}.csv"; filename*=UTF-8''switchyard-journal-${day}.csv`,
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
  });
  const rows = await read(response);
  expect(rows).toEqual([
    {
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
      member: "Test Member",
      email: "'=cmd@members.test",
      action: "note",
      conversation_id: "41",
      ticket_id: "",
      about: "",
      outcome: "done",
      error_code: "",
      details: '{"kind": "note", "text": "=1+1, \\"quoted\\""}',
      before: '{"state": "open"}',
      result: '{"id": "7"}',
      journal_id: first.journalId,
      undo_of: "",
      request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
    expect.objectContaining({ member: other, email: "", action: "close" }),
  ]);
});

it("gives an agent their own alone, or what was done to a ticket", async () => {
  await act(randomUUID(), "ticket", "51", { kind: "=cmd|x" });
  await act(member.id, "ticket", "52");
  const idsOf = (rows: readonly Record<string, string>[]) =>
    rows.map(({ action, ticket_id }) => [action, ticket_id]);
  expect(idsOf(await read(await ask("q=ticket:51")))).toEqual([["'=cmd|x", "51"]]);
  expect(idsOf(await read(await ask("q=by:me%20ticket:51")))).toEqual([]);
  const own = await read(await ask("q="));
  const taken = "export-journal";
  const actions = ["sign-in", "note", "close", taken, "close", taken, taken];
  expect(own.map(({ action }) => action)).toEqual(actions);
  expect(own.map(({ about }) => about).filter(Boolean)).toEqual([
    "'=cmd@members.test",
    ...Array.from({ length: 3 }, () => "workspace"),
  ]);
  expect(new Set(own.map((row) => row.email))).toEqual(new Set(["'=cmd@members.test"]));
  expect((await ask("q=conversation:x")).status).toBe(422);
});

it("gives more than one batch, each action once", async () => {
  for (let n = 0; n < 501; n += 1) await act(member.id, "conversation", "61");
  const rows = await read(await ask("q=conversation:61"));
  expect([rows.length, new Set(rows.map(({ journal_id }) => journal_id)).size]).toEqual([501, 501]);
});

it.each(["cross-site", "same-site"])(
  "is given to no %s page, which would only have it put on record",
  async (site) => {
    const request = requestTo("/api/journal/csv?q=by:me", { cookie });
    const exports = () =>
      runSql("select count(*)::int as n from journal where action->>'kind' = 'export-journal'");
    request.headers.set("sec-fetch-site", site);
    const before = await exports();
    const response = await call(GET, request, {});
    expect([response.status, (await response.json()).error.code]).toEqual([403, "cross_site"]);
    expect(await exports()).toEqual(before);
    request.headers.set("sec-fetch-site", "same-origin");
    expect((await call(GET, request, {})).status).toBe(200);
    expect(await exports()).not.toEqual(before);
  },
);
