import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { openSessionCookie } from "@/lib/server/auth/session-cookie";
import { findSession } from "@/lib/server/auth/sessions";
import { saveConnection } from "@/lib/server/connection/store";
import { withDatabase } from "@/lib/server/db/database";
import { captureLog } from "@/lib/server/testing/log";
import { oidcClient, startOidcProvider, type TestProvider } from "@/lib/server/testing/oidc-provider";
import {
  createProviderBrowser,
  type ProviderBrowser,
  problemOf,
} from "@/lib/server/testing/provider-browser";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testUrl,
} from "@/lib/server/testing/switchyard";

let demo: DemoWorkspace;
let other: TestProvider;
let switchyard: TestSwitchyard;
let browser: ProviderBrowser;
let memberId: string;
const log = captureLog();
const sessionName = "switchyard.session-token";
const agent = "agent@demo.test";

const connect = async (workspaceId: string): Promise<void> => {
  await withDatabase((db) =>
    saveConnection(db, {
      id: "11111111-1111-4111-8111-111111111111",
      workspaceId,
      workspaceName: "Demo",
      region: "us",
      teammateName: "Owner",
      token: demo.token,
      nowMs: Date.now(),
    }),
  );
};
const idCode = (): string => demo.control.store().world.app.idCode;

beforeAll(async () => {
  demo = await startDemoWorkspace({ conversations: 20 });
  switchyard = await startTestSwitchyard({ intercomUrl: demo.url });
  other = await startOidcProvider({
    redirectUris: [`${testUrl}/api/auth/callback/oidc`],
    people: { agent: { email: agent, email_verified: true } },
  });
  Object.assign(process.env, {
    INTERCOM_CLIENT_ID: "demo-app",
    INTERCOM_CLIENT_SECRET: "demo-app-secret",
    INTERCOM_OAUTH_URL: demo.url,
    SWITCHYARD_OIDC_ISSUER: other.issuer,
    SWITCHYARD_OIDC_CLIENT_ID: oidcClient.id,
    SWITCHYARD_OIDC_CLIENT_SECRET: oidcClient.secret,
  });
  memberId = (await createTestMember({ email: agent })).id;
});
afterAll(async () => {
  await switchyard.stop();
  await other.close();
  await demo.close();
});
beforeEach(async () => {
  await runSql("delete from rate_limits");
  await connect(idCode());
  demo.control.clearFaults();
  demo.control.sayOfMe({});
  browser = createProviderBrowser();
});

/** Says yes in Intercom's place as that teammate, or cancels; the address of ours that it leads to. */
const agree = async (address: string, email: string | null = agent): Promise<string> => {
  const page = await (await fetch(address)).text();
  const label = email === null ? "Cancel" : `(${email})`;
  const link = [...page.matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)].find(([, , text]) =>
    text?.replaceAll("&#64;", "@").includes(label),
  );
  const href = (link?.[1] ?? "").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  const answer = await fetch(new URL(href, demo.url), { redirect: "manual" });
  return (answer.headers.get("location") ?? "").slice(testUrl.length);
};

const goThrough = async (email: string | null = agent, next?: string): Promise<Response> =>
  browser.visit(await agree(await browser.start("intercom", next), email));

const sessionIn = async ({ ours }: ProviderBrowser) => {
  const id = await openSessionCookie(ours.get(sessionName));
  return id === null ? null : findSession(id, Date.now());
};

it("signs in the teammate whom Intercom vouches for, knows them as one, and goes where they wanted", async () => {
  const response = await goThrough(agent, "/queue?q=x");
  expect([response.status, response.headers.get("location")]).toEqual([302, "/queue?q=x"]);
  const session = await sessionIn(browser);
  expect(session?.actor.memberId).toBe(memberId);
  expect(session?.actor.teammateId).toBe(
    demo.control.store().world.admins.find(({ email }) => email === agent)?.id,
  );
  expect([...browser.ours.keys()].sort()).toEqual(["switchyard.csrf-token", sessionName]);
});

it("asks Intercom for no permission and with a state", async () => {
  const url = new URL(await browser.start("intercom"));
  expect(url.href.startsWith(`${demo.url}/oauth?`)).toBe(true);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: "demo-app",
    redirect_uri: `${testUrl}/api/auth/callback/intercom`,
    response_type: "code",
    scope: "",
    state: expect.stringMatching(/^\S{40,}$/),
  });
});

it("makes no account for a teammate whom nobody invited", async () => {
  expect(problemOf(await goThrough("tom@demo.test"))).toBe("unknown");
  expect(browser.ours.has(sessionName)).toBe(false);
});

it.each([
  ["an address that is not verified", { email_verified: false }, "unverified"],
  ["nothing of whether it is verified", { email_verified: null }, "unverified"],
  ["a look-alike", { email: "agent\uff20demo.test" }, "look-alike"],
  ["nobody's address", { email: null }, "unverified"],
  ["another workspace", { app: { type: "app", id_code: "other" } }, "other-workspace"],
  ["no workspace", { app: null }, "other-workspace"],
])("lets nobody in where Intercom says %s", async (_, says, problem) => {
  demo.control.sayOfMe(says);
  expect(problemOf(await goThrough())).toBe(problem);
  expect(await sessionIn(browser)).toBeNull();
});

it("lets nobody in by the workspace that was connected before", async () => {
  const path = await agree(await browser.start("intercom"));
  await connect("another-workspace");
  expect(problemOf(await browser.visit(path))).toBe("other-workspace");
});

it("says who can help where no workspace is connected", async () => {
  const path = await agree(await browser.start("intercom"));
  await runSql("delete from connections");
  expect(problemOf(await browser.visit(path))).toBe("not-connected");
  expect(await browser.start("intercom", "/queue")).toBe(
    "/sign-in?problem=not-connected&with=intercom&next=%2Fqueue",
  );
});

it("says that it was cancelled", async () => {
  expect(problemOf(await goThrough(null))).toBe("cancelled");
});

it("takes another state, a code that is none, and one that comes twice for no sign-in", async () => {
  const path = await agree(await browser.start("intercom"));
  const cookies = new Map(browser.ours);
  const again = (address: string) => {
    for (const [name, value] of cookies) browser.ours.set(name, value);
    return browser.visit(address);
  };
  expect(problemOf(await again(path.replace(/state=[^&]+/, "state=made-up")))).toBe("expired");
  expect(problemOf(await again(path.replace(/&?state=[^&]+/, "")))).toBe("expired");
  expect(problemOf(await again(path.replace(/code=[^&]+/, "code=made-up")))).toBe("refused");
  expect((await again(path)).headers.get("location")).toBe("/queue");
  expect(problemOf(await again(path))).toBe("refused");
  expect(problemOf(await createProviderBrowser().visit(path))).toBe("expired");
});

it("does not take what was begun with one provider for the other one's", async () => {
  const path = await agree(await browser.start("intercom"));
  const query = path.slice(path.indexOf("?"));
  expect(problemOf(await browser.visit(`/api/auth/callback/oidc${query}`))).toBe("expired");
  // Nor does it end it.
  expect((await browser.visit(path)).headers.get("location")).toBe("/queue");
  browser = createProviderBrowser();
  const back = await browser.agree(await browser.start("oidc"), "agent");
  const { searchParams } = new URL(back, testUrl);
  // The other one's own state, with a code of this one's that is good.
  const mixed = new URLSearchParams({
    state: searchParams.get("state") ?? "",
    code:
      new URL(await agree(await createProviderBrowser().start("intercom")), testUrl).searchParams.get(
        "code",
      ) ?? "",
  });
  expect(problemOf(await browser.visit(`/api/auth/callback/intercom?${mixed}`))).toBe("expired");
  expect(await sessionIn(browser)).toBeNull();
});

it.each([
  ["fails at the code", { match: "POST /auth/eagle/token", kind: "status" }, "unreachable"],
  [
    "answers a page for the code",
    { match: "POST /auth/eagle/token", kind: "html", status: 200 },
    "unreachable",
  ],
  ["answers what means nothing", { match: "POST /auth/eagle/token", kind: "garbage" }, "unreachable"],
  ["answers 50 MB", { match: "POST /auth/eagle/token", kind: "huge" }, "unreachable"],
  ["hangs up", { match: "POST /auth/eagle/token", kind: "reset" }, "unreachable"],
  ["does not know its own token", { match: "GET /me", kind: "status", status: 401 }, "refused"],
  ["answers wrongly who it is", { match: "GET /me", kind: "wrong-types" }, "unreachable"],
  ["repeats the token", { match: "GET /me", kind: "echo-token", times: 9 }, "unreachable"],
] as const)("lets nobody in when Intercom %s", async (_, fault, problem) => {
  const path = await agree(await browser.start("intercom"));
  demo.control.addFault(fault);
  expect(problemOf(await browser.visit(path))).toBe(problem);
  expect(browser.ours.has(sessionName)).toBe(false);
  expect(log.text()).not.toContain("demo-oauth-");
});

it("gives up on an Intercom that does not answer", async () => {
  const path = await agree(await browser.start("intercom"));
  demo.control.addFault({ match: "POST /auth/eagle/token", kind: "hang" });
  expect(problemOf(await browser.visit(path))).toBe("unreachable");
});

it("keeps neither code nor token nor the app's secret anywhere", async () => {
  const path = await agree(await browser.start("intercom"));
  await browser.visit(path);
  const code = new URL(path, testUrl).searchParams.get("code") ?? "";
  const tables = await runSql(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const rows = await Promise.all(tables.map(({ name }) => runSql(`select * from "${name}"`)));
  const everything = `${JSON.stringify(rows)}${log.text()}`;
  for (const secret of [code, "demo-oauth-", "demo-app-secret"]) expect(everything).not.toContain(secret);
});
