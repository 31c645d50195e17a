import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PUT as connectionRoute } from "@/app/api/connection/route";
import { DELETE as linkRoute } from "@/app/api/invitations/[id]/route";
import { GET as csvRoute } from "@/app/api/journal/csv/route";
import { PUT as retentionRoute } from "@/app/api/journal/retention/route";
import { GET as journalRoute } from "@/app/api/journal/route";
import { PUT as memberRoute } from "@/app/api/members/[id]/route";
import { DELETE as memberSessionsRoute } from "@/app/api/members/[id]/sessions/route";
import { DELETE as sessionRoute } from "@/app/api/sessions/[id]/route";
import { DELETE as otherSessionsRoute } from "@/app/api/sessions/route";
import { POST as setupRoute } from "@/app/api/setup/route";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { authRoute } from "@/lib/server/auth/route";
import { accept, goodPassword, postInvite, postReset, tokenIn } from "@/lib/server/invitations/testing/links";
import { seedConnection } from "@/lib/server/setup/seed-connection";
import { captureLog } from "@/lib/server/testing/log";
import {
  call,
  cookieFor,
  csrf,
  ownHeaders,
  requestTo,
  sessionCookieOf,
  signIn,
  writeTo,
} from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testPassword,
  testSecret,
} from "@/lib/server/testing/switchyard";
import { ownId } from "./own-id";
import { verifyJournal } from "./verify-journal";

type Somebody = { readonly id: string; readonly email: string; readonly cookie: string };

const token = "demo-token";
let demo: DemoWorkspace;
let switchyard: TestSwitchyard;
let olga: Somebody;
let abe: Somebody;
let newestSeq = "0";
captureLog();

const somebody = async (role: "owner" | "agent"): Promise<Somebody> => {
  const member = await createTestMember({ role });
  return { ...member, cookie: await cookieFor(member.id) };
};

beforeAll(async () => {
  demo = await startDemoWorkspace({ conversations: 5, recordDir: process.env.SWITCHYARD_RECORD_DIR });
  switchyard = await startTestSwitchyard({ intercomUrl: demo.url });
});
afterAll(async () => {
  await switchyard.stop();
  await demo.close();
});

const seqNow = async (): Promise<string> =>
  String((await runSql("select coalesce(max(seq), 0)::text as seq from journal"))[0]?.seq);

beforeEach(async () => {
  await runSql("truncate members, rate_limits, connections cascade");
  olga = await somebody("owner");
  abe = await somebody("agent");
  newestSeq = await seqNow();
});

/** What has been written since the test began. */
const written = () =>
  runSql(`select kind, member_id as by, about, action, request_id is not null as asked
    from journal where seq > ${newestSeq} order by seq`);
const event = (by: string, about: string, action: Record<string, unknown>, asked = true) => ({
  kind: "event",
  by,
  about,
  action,
  asked,
});

const changeMember = (who: Somebody, id: string, change: Record<string, unknown>) =>
  call(memberRoute, writeTo(`/api/members/${id}`, "PUT", change, who.cookie), { id });
const endSession = (who: Somebody, id: string) =>
  call(sessionRoute, writeTo(`/api/sessions/${id}`, "DELETE", {}, who.cookie), { id });
const endOthers = (who: Somebody) =>
  call(otherSessionsRoute, writeTo("/api/sessions", "DELETE", {}, who.cookie));
const endAll = (who: Somebody, id: string) =>
  call(memberSessionsRoute, writeTo(`/api/members/${id}/sessions`, "DELETE", {}, who.cookie), { id });
const revokeLink = (who: Somebody, id: string) =>
  call(linkRoute, writeTo(`/api/invitations/${id}`, "DELETE", {}, who.cookie), { id });
const connect = (who: Somebody) =>
  call(connectionRoute, writeTo("/api/connection", "PUT", { region: "eu", token }, who.cookie));
const keep = (who: Somebody, months: number | null) =>
  call(retentionRoute, writeTo("/api/journal/retention", "PUT", { months }, who.cookie));
const sessionOf = async (memberId: string) =>
  String((await runSql(`select id from sessions where member_id = '${memberId}' limit 1`))[0]?.id);
const openLink = async () =>
  String((await runSql("select id from invitations where used_at is null and revoked_at is null"))[0]?.id);
const enter = async (email: string, password: string) => {
  const response = await signIn({ email, password });
  expect(response.status).toBe(200);
  return sessionCookieOf(response);
};
const signOut = async (session: string): Promise<Response> => {
  const { csrfToken, cookie } = await csrf();
  const request = requestTo("/api/auth/signout", {
    method: "POST",
    headers: ownHeaders(),
    body: JSON.stringify({ csrfToken, callbackUrl: "/sign-in", json: "true" }),
    cookie: `${cookie}; ${session}`,
  });
  return call(authRoute, request, { nextauth: ["signout"] });
};
const setUp = () =>
  call(
    setupRoute,
    writeTo("/api/setup", "POST", {
      name: "Olive",
      email: "olive@desk.test",
      password: goodPassword,
      region: "eu",
      token,
    }),
  );

describe("one row is written by", () => {
  it("signing in and out, in the member's own name", async () => {
    const cookie = await enter(abe.email, testPassword);
    await signOut(cookie);
    await signOut(cookie);
    expect(await written()).toEqual([
      event(abe.id, abe.id, { kind: "sign-in", how: "password" }),
      event(abe.id, abe.id, { kind: "sign-out" }),
    ]);
  });

  it("nobody who fails to sign in, however often", async () => {
    for (let n = 0; n < 4; n += 1) await signIn({ email: abe.email, password: "wrong" });
    await signIn({ email: "nobody@desk.test", password: "wrong" });
    await runSql(`update members set disabled_at = now() where id = '${abe.id}'`);
    expect((await signIn({ email: abe.email, password: testPassword })).status).toBe(401);
    expect(await written()).toEqual([]);
  });

  it("signing in over somebody else's session, which signs them out", async () => {
    const cookie = await enter(abe.email, testPassword);
    await signIn({ email: olga.email, password: testPassword, cookie });
    expect((await written()).slice(1)).toEqual([
      event(olga.id, olga.id, { kind: "sign-in", how: "password" }),
      event(abe.id, abe.id, { kind: "sign-out" }),
    ]);
  });

  it("ending sessions: one, all others, all of a member; none where there was none to end", async () => {
    await cookieFor(abe.id);
    newestSeq = await seqNow();
    expect(await (await endOthers(abe)).json()).toEqual({ ended: 1 });
    expect(await (await endOthers(abe)).json()).toEqual({ ended: 0 });
    await cookieFor(abe.id);
    newestSeq = await seqNow();
    const id = await sessionOf(abe.id);
    await runSql(`update sessions set revoked_at = null where id = '${id}'`);
    await endSession(olga, id);
    await endSession(olga, id);
    await endAll(olga, abe.id);
    await endAll(olga, abe.id);
    expect(await written()).toEqual([
      event(olga.id, abe.id, { kind: "end-sessions", which: "one", ended: 1 }),
      event(olga.id, abe.id, { kind: "end-sessions", which: "all", ended: expect.any(Number) }),
    ]);
  });

  it("changing a role, disabling and enabling; nothing that stays as it was", async () => {
    await changeMember(olga, abe.id, { role: "lead" });
    await changeMember(olga, abe.id, { role: "lead", disabled: false });
    await changeMember(olga, abe.id, { disabled: true });
    await changeMember(olga, abe.id, { role: "agent", disabled: false });
    expect((await changeMember(olga, olga.id, { role: "agent" })).status).toBe(409);
    expect(await written()).toEqual([
      event(olga.id, abe.id, { kind: "change-role", before: "agent", after: "lead" }),
      event(olga.id, abe.id, { kind: "disable" }),
      event(olga.id, abe.id, { kind: "change-role", before: "lead", after: "agent" }),
      event(olga.id, abe.id, { kind: "enable" }),
    ]);
  });

  it("inviting, and taking an invitation back, once", async () => {
    await postInvite(olga.cookie, { email: "nora@desk.test", role: "lead" });
    const id = await openLink();
    await revokeLink(olga, id);
    await revokeLink(olga, id);
    await revokeLink(olga, randomUUID());
    expect(await written()).toEqual([
      event(olga.id, ownId, {
        kind: "invite",
        email: "nora@desk.test",
        name: "Nora Castellan",
        role: "lead",
      }),
      event(olga.id, ownId, { kind: "withdraw-link", of: "invite", email: "nora@desk.test" }),
    ]);
  });

  it("joining by invitation, and the first sign-in says so", async () => {
    const secret = await tokenIn(await postInvite(olga.cookie, { email: "nora@desk.test" }));
    newestSeq = await seqNow();
    await accept({ token: secret, password: goodPassword });
    await accept({ token: secret, password: goodPassword });
    await enter("nora@desk.test", goodPassword);
    await enter("nora@desk.test", goodPassword);
    const [nora] = await runSql("select id from members where email = 'nora@desk.test'");
    const id = String(nora?.id);
    expect(await written()).toEqual([
      event(id, id, { kind: "join", by: "invitation", email: "nora@desk.test", role: "agent" }),
      event(id, id, { kind: "sign-in", how: "invitation" }),
      event(id, id, { kind: "sign-in", how: "password" }),
    ]);
  });

  it("a reset link that is made, taken back, made again and used, and the sign-in with what it set", async () => {
    await postReset(olga.cookie, abe.id);
    await revokeLink(olga, await openLink());
    const secret = await tokenIn(await postReset(olga.cookie, abe.id));
    await accept({ token: secret, password: goodPassword });
    await enter(abe.email, goodPassword);
    await enter(abe.email, goodPassword);
    expect(await written()).toEqual([
      event(olga.id, abe.id, { kind: "make-reset-link" }),
      event(olga.id, abe.id, { kind: "withdraw-link", of: "reset", email: null }),
      event(olga.id, abe.id, { kind: "make-reset-link" }),
      event(abe.id, abe.id, { kind: "change-password", by: "reset-link" }),
      event(abe.id, abe.id, { kind: "sign-in", how: "reset-link" }),
      event(abe.id, abe.id, { kind: "sign-in", how: "password" }),
    ]);
  });

  it("connecting the workspace and putting a new token in place, by an owner or by Switchyard itself", async () => {
    process.env.INTERCOM_ACCESS_TOKEN = token;
    await seedConnection();
    await seedConnection();
    delete process.env.INTERCOM_ACCESS_TOKEN;
    await connect(olga);
    const workspace = {
      workspaceId: expect.any(String),
      workspaceName: expect.any(String),
      region: expect.any(String),
    };
    expect(await written()).toEqual([
      event(ownId, ownId, { kind: "connect", ...workspace }, false),
      event(olga.id, ownId, { kind: "replace-token", ...workspace }),
    ]);
  });

  it("setting Switchyard up", async () => {
    await runSql("truncate members cascade");
    expect((await setUp()).status).toBe(200);
    const id = String((await runSql("select id from members"))[0]?.id);
    expect(await written()).toEqual([
      event(id, id, { kind: "join", by: "set-up", email: "olive@desk.test", role: "owner" }),
      event(id, ownId, expect.objectContaining({ kind: "connect" })),
    ]);
  });

  it("saying how long the journal is kept, and taking a copy of it", async () => {
    await keep(olga, 12);
    await keep(olga, 12);
    await keep(olga, null);
    expect((await keep(abe, 12)).status).toBe(403);
    expect((await keep(olga, 1)).status).toBe(422);
    await call(csvRoute, requestTo("/api/journal/csv?q=conversation:7", { cookie: abe.cookie }));
    await call(csvRoute, requestTo("/api/journal/csv?q=", { cookie: abe.cookie }));
    expect(await written()).toEqual([
      event(olga.id, ownId, { kind: "keep-journal", before: null, after: 12 }),
      event(olga.id, ownId, { kind: "keep-journal", before: 12, after: null }),
      event(abe.id, ownId, { kind: "export-journal", q: "conversation:7" }),
      event(abe.id, ownId, { kind: "export-journal", q: null }),
    ]);
  });
});

/** All that a change may have touched, but for counts of tries, and for what is looked up at Intercom beside requests. */
const everything = async () => {
  const tables = [
    "members",
    "sessions",
    "invitations",
    "connections",
    "journal",
    "journal_head",
    "journal_cuts",
  ];
  const rows = await Promise.all(
    tables.map((table) =>
      runSql(
        `select coalesce(json_agg(to_jsonb(t) - array['teammate_id', 'teammate_checked_at', 'findings'] order by t::text), '[]')::text as t from ${table} t`,
      ),
    ),
  );
  return rows.map(([row]) => row?.t);
};

const invitation = async () => tokenIn(await postInvite(olga.cookie, { email: "nora@desk.test" }));
const reset = async () => tokenIn(await postReset(olga.cookie, abe.id));

/** Each change, after what it needs; what it answers counts as failed from 500 on. */
const changes: Readonly<Record<string, () => Promise<() => Promise<unknown>>>> = {
  "sign-in": async () => () => signIn({ email: abe.email, password: testPassword }),
  "sign-out": async () => {
    const cookie = await enter(abe.email, testPassword);
    return () => signOut(cookie);
  },
  "end one session": async () => {
    const id = await sessionOf(abe.id);
    return () => endSession(olga, id);
  },
  "end other sessions": async () => {
    await cookieFor(abe.id);
    return () => endOthers(abe);
  },
  "end all sessions": async () => () => endAll(olga, abe.id),
  "change a role": async () => () => changeMember(olga, abe.id, { role: "lead" }),
  disable: async () => () => changeMember(olga, abe.id, { disabled: true }),
  invite: async () => () => postInvite(olga.cookie, { email: "nora@desk.test" }),
  "take a link back": async () => {
    await invitation();
    const id = await openLink();
    return () => revokeLink(olga, id);
  },
  join: async () => {
    const secret = await invitation();
    return () => accept({ token: secret, password: goodPassword });
  },
  "make a reset link": async () => () => postReset(olga.cookie, abe.id),
  "set a new password": async () => {
    const secret = await reset();
    return () => accept({ token: secret, password: goodPassword });
  },
  connect: async () => () => connect(olga),
  "replace the token": async () => {
    await connect(olga);
    return () => connect(olga);
  },
  "set up": async () => {
    await runSql("truncate members cascade");
    return setUp;
  },
  "say how long": async () => {
    await keep(olga, null);
    return () => keep(olga, 12);
  },
};

const refusing =
  "create function refuse() returns trigger language plpgsql as 'begin raise exception ''refused''; end'";

describe("a change and its row are there together or not at all", () => {
  const atTheEnd = (table: string) =>
    `create constraint trigger refused after insert or update on ${table} deferrable initially deferred
      for each row execute function refuse()`;
  const changed = ["members", "sessions", "invitations", "connections"];
  const refuse = {
    "the row cannot be written": {
      on: ["alter table journal add constraint refused check (about is null) not valid"],
      off: ["alter table journal drop constraint refused"],
    },
    "the row's transaction cannot end": {
      on: [refusing, atTheEnd("journal")],
      off: ["drop function refuse() cascade"],
    },
    "the change's transaction cannot end": {
      on: [refusing, ...changed.map(atTheEnd)],
      off: ["drop function refuse() cascade"],
    },
  } as const;
  const cases = Object.keys(changes)
    .flatMap((name) => Object.keys(refuse).map((why) => [name, why] as const))
    // There the row is the change.
    .filter(([name, why]) => name !== "say how long" || !why.startsWith("the change"));
  it.each(cases)("%s, where %s", async (name, why) => {
    const change = await changes[name]?.();
    const before = await everything();
    const { on, off } = refuse[why as keyof typeof refuse];
    await runSql(on.join("; "));
    const response = await change?.();
    await runSql(off.join("; "));
    expect(response).toBeInstanceOf(Response);
    if (response instanceof Response) expect(response.status).toBeGreaterThanOrEqual(500);
    expect(await everything()).toEqual(before);
    // The same goes through once nothing is in its way, so it was that which failed.
    const again = await change?.();
    if (again instanceof Response) expect(again.status).toBe(200);
    expect(await everything()).not.toEqual(before);
  });
});

it("holds no password, no token, no link's secret and no hash of one in any row", async () => {
  const secrets = [token, testPassword, goodPassword];
  for (const change of Object.values(changes)) {
    await runSql("truncate members, rate_limits, connections cascade");
    olga = await somebody("owner");
    abe = await somebody("agent");
    const response = await (await change())();
    if (!(response instanceof Response)) continue;
    const { url } = await response.json();
    if (typeof url === "string" && url.includes("#")) secrets.push(new URL(url).hash.slice(1));
    const hashes = await runSql(`select token_hash as hash from invitations union all
      select password_hash from members union all select sealed_token from connections`);
    secrets.push(...hashes.map(({ hash }) => String(hash)));
  }
  expect(secrets.length).toBeGreaterThan(30);
  const [all] = await runSql("select string_agg(j::text, ' ') as all from journal j");
  expect(String(all?.all)).toContain("nora@desk.test");
  for (const secret of secrets) expect(String(all?.all)).not.toContain(secret);
});

it("shows everybody their own, with who it was about, and takes none of it back", async () => {
  await changeMember(olga, abe.id, { role: "lead" });
  const rows = async (who: Somebody) =>
    (await (await call(journalRoute, requestTo("/api/journal?q=", { cookie: who.cookie }))).json()).rows;
  expect((await rows(olga))[0]).toMatchObject({
    kind: "administration",
    who: { memberId: olga.id, isMe: true },
    about: { memberId: abe.id, name: "Test Member", isMe: false },
    outcome: "done",
    undoable: false,
    action: { kind: "change-role", before: "agent", after: "lead" },
  });
  expect((await rows(abe)).map(({ action }: { action: { kind: string } }) => action.kind)).toEqual([
    "change-role",
    "sign-in",
  ]);
});

it("is one whole chain when fifty sign in and act at the same moment", async () => {
  const people = await Promise.all(Array.from({ length: 50 }, () => createTestMember()));
  newestSeq = await seqNow();
  await Promise.all(people.map(({ id }) => cookieFor(id)));
  expect(await written()).toHaveLength(50);
  expect(await verifyJournal([testSecret])).toMatchObject({ kind: "whole" });
});
