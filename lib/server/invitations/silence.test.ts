import { afterAll, beforeAll, expect, it } from "vitest";
import { captureLog } from "@/lib/server/testing/log";
import { cookieFor } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { accept, goodPassword, listLinks, look, postInvite, postReset, tokenIn } from "./testing/links";

let switchyard: TestSwitchyard;
const log = captureLog();

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
});
afterAll(() => switchyard.stop());

/** Every row of every table, as text. */
const dump = async (): Promise<string> => {
  const tables = await runSql("select tablename from pg_tables where schemaname = 'public'");
  const rows = await Promise.all(
    tables.map(({ tablename }) => runSql(`select string_agg(t::text, ' ') as all from "${tablename}" t`)),
  );
  return JSON.stringify(rows);
};

it("shows a link in the answer that makes it, and nowhere else: no other answer, no log line, no row", async () => {
  const owner = await createTestMember({ role: "owner" });
  const member = await createTestMember();
  const cookie = await cookieFor(owner.id);
  const tokens = [
    await tokenIn(await postInvite(cookie)),
    await tokenIn(await postReset(cookie, member.id)),
    await tokenIn(await postInvite(cookie, { email: "second@desk.test" })),
  ];
  const answers: string[] = [JSON.stringify(await listLinks(cookie))];
  const keep = async (response: Response) => {
    answers.push(JSON.stringify([...response.headers]), await response.text());
  };
  for (const token of tokens) {
    await keep(await look({ token }));
    await keep(await accept({ token, password: "short" }));
    await keep(await accept(`{"token":"${token}"`));
    await keep(await look({ token, more: "x".repeat(5000) }));
    // The database fails while the link is used.
    await runSql("alter table members rename to members_away");
    await keep(await accept({ token, password: goodPassword }));
    await runSql("alter table members_away rename to members");
    await keep(await accept({ token, password: goodPassword }));
    await keep(await accept({ token, password: goodPassword }));
  }
  const rows = await dump();
  expect(log.text()).toContain("a link was made");
  expect(log.text()).toContain("a link was used");
  expect(log.lines().some((line) => line.includes('"level":"error"'))).toBe(true);
  expect(rows).toContain("second@desk.test");
  for (const secret of [...tokens, goodPassword]) {
    for (const [what, text] of [
      ["log", log.text()],
      ["answers", answers.join("\n")],
      ["rows", rows],
    ])
      expect(text?.includes(secret), `${what} hold ${secret}`).toBe(false);
  }
});
