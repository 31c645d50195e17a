import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { PUT as putMember } from "@/app/api/members/[id]/route";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, writeTo } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { accept, goodPassword, listLinks, look, postInvite, postReset, tokenIn } from "./testing/links";

/*
 * A link that stopped working because of what became of a member never works again, whatever becomes of them later.
 */

let switchyard: TestSwitchyard;
let cookie: string;
captureLog();

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
});
afterAll(() => switchyard.stop());
beforeEach(async () => {
  await runSql("truncate members, rate_limits cascade");
  cookie = await cookieFor((await createTestMember({ role: "owner" })).id);
});

const change = async (id: string, body: Record<string, unknown>) => {
  const response = await call(putMember, writeTo(`/api/members/${id}`, "PUT", body, cookie), { id });
  expect(response.status).toBe(200);
};

it.each([
  ["disabled", { disabled: true }, { disabled: false }],
  ["no owner any more", { role: "lead" }, { role: "owner" }],
])(
  "keeps the links dead that somebody made who was %s and may manage members again",
  async (_, away, back) => {
    const { id } = await createTestMember({ role: "owner" });
    const member = await createTestMember();
    const theirs = await cookieFor(id);
    const door = await tokenIn(await postInvite(theirs, { email: "door@desk.test", role: "owner" }));
    const reset = await tokenIn(await postReset(theirs, member.id));
    const mine = await tokenIn(await postInvite(cookie));
    await change(id, away);
    await change(id, back);
    for (const token of [door, reset])
      expect((await accept({ token, password: goodPassword })).status).toBe(404);
    expect((await look({ token: mine })).status).toBe(200);
    expect(await listLinks(cookie)).toHaveLength(1);
  },
);

it("keeps a link for a new password dead for somebody who was disabled and let in again, and no other change ends it", async () => {
  const member = await createTestMember();
  const early = await tokenIn(await postReset(cookie, member.id));
  await change(member.id, { disabled: true });
  await change(member.id, { disabled: false });
  expect((await accept({ token: early, password: goodPassword })).status).toBe(404);
  const late = await tokenIn(await postReset(cookie, member.id));
  await change(member.id, { role: "lead" });
  await change(member.id, { disabled: false });
  expect((await look({ token: late })).status).toBe(200);
});

it("disables somebody while their link is being used, and neither waits for the other for ever", async () => {
  const member = await createTestMember();
  await postReset(cookie, member.id);
  const using = new Client({ connectionString: switchyard.databaseUrl });
  await using.connect();
  // As whoever uses a link does, with all the time of the world between the two.
  await using.query("begin");
  await using.query("update invitations set used_at = now()");
  const changed = change(member.id, { disabled: true });
  const waiting =
    "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  await expect.poll(async () => (await runSql(waiting)).length, { timeout: 8000 }).toBe(1);
  await using.query(`update members set password_hash = 'x' where id = '${member.id}'`);
  await using.query("commit");
  await using.end();
  await changed;
  expect(await runSql("select revoked_at from invitations")).toEqual([{ revoked_at: null }]);
});
