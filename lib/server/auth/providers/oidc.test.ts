import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { openSessionCookie } from "@/lib/server/auth/session-cookie";
import { findSession } from "@/lib/server/auth/sessions";
import { hasOwner } from "@/lib/server/setup/state";
import { captureLog } from "@/lib/server/testing/log";
import { oidcClient, startOidcProvider, type TestProvider } from "@/lib/server/testing/oidc-provider";
import {
  createProviderBrowser,
  type ProviderBrowser,
  problemOf,
} from "@/lib/server/testing/provider-browser";
import { cookieFor, ownHeaders, signIn } from "@/lib/server/testing/requests";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testPassword,
  testUrl,
} from "@/lib/server/testing/switchyard";
import { configuredProviders } from "./configured";

let switchyard: TestSwitchyard;
let provider: TestProvider;
let browser: ProviderBrowser;
let member: { readonly id: string; readonly email: string };
const log = captureLog();

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  provider = await startOidcProvider({ redirectUris: [`${testUrl}/api/auth/callback/oidc`] });
  process.env.SWITCHYARD_OIDC_ISSUER = provider.issuer;
  process.env.SWITCHYARD_OIDC_CLIENT_ID = oidcClient.id;
  process.env.SWITCHYARD_OIDC_CLIENT_SECRET = oidcClient.secret;
  process.env.SWITCHYARD_OIDC_NAME = "Acme Login";
});
afterAll(async () => {
  await provider.close();
  await switchyard.stop();
});
beforeEach(async () => {
  await runSql("delete from rate_limits");
  browser = createProviderBrowser();
  member = await createTestMember();
  provider.people.member = { email: member.email, email_verified: true };
});
afterEach(() => provider.spoil(null));

const sessionName = "switchyard.session-token";
const sessionOf = async ({ ours }: ProviderBrowser) => {
  const id = await openSessionCookie(ours.get(sessionName));
  return id === null ? null : findSession(id, Date.now());
};
const goThrough = async (who = "member", next?: string): Promise<Response> =>
  browser.visit(await browser.agree(await browser.start("oidc", next), who));
const countMembers = async (): Promise<unknown> => (await runSql("select count(*) as n from members"))[0]?.n;

it("signs in whom the provider vouches for, and goes where they wanted to go", async () => {
  const response = await goThrough("member", "/conversations/12?x=1");
  expect([response.status, response.headers.get("location")]).toEqual([302, "/conversations/12?x=1"]);
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect((await sessionOf(browser))?.actor.memberId).toBe(member.id);
});

it("asks the provider for nobody's name, with a challenge, a state and a nonce", async () => {
  const url = new URL(await browser.start("oidc"));
  expect(url.origin).toBe(provider.issuer);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: oidcClient.id,
    scope: "openid email",
    response_type: "code",
    redirect_uri: `${testUrl}/api/auth/callback/oidc`,
    state: expect.stringMatching(/^\S{40,}$/),
    nonce: expect.stringMatching(/^\S{40,}$/),
    code_challenge: expect.stringMatching(/^\S{43}$/),
    code_challenge_method: "S256",
  });
});

/** Names without their values, and how they are kept: in the same order, and without the day on which they end. */
const manners = (response: Response): readonly string[] =>
  response.headers
    .getSetCookie()
    .map((cookie) => {
      const [pair = "", ...rest] = cookie.split("; ").filter((word) => !word.startsWith("Expires="));
      return [pair.split("=")[0], ...rest.sort()].join("; ");
    })
    .sort();

it("remembers what it needs in cookies that scripts and other sites cannot use, and forgets all of it", async () => {
  const begun = await browser.begin("oidc");
  expect(manners(begun)).toEqual(
    ["next", "nonce", "pkce", "state"].map(
      (name) => `switchyard.${name}; HttpOnly; Max-Age=600; Path=/; SameSite=Lax`,
    ),
  );
  const { url }: { url: string } = await begun.json();
  await browser.visit(await browser.agree(url, "member"));
  expect([...browser.ours.keys()].sort()).toEqual(["switchyard.csrf-token", sessionName]);
});

it("binds those cookies to host and https where there is https", async () => {
  process.env.SWITCHYARD_URL = "https://desk.example.com";
  try {
    expect(manners(await createProviderBrowser().begin("oidc"))).toEqual(
      ["next", "nonce", "pkce", "state"].map(
        (name) => `__Host-switchyard.${name}; HttpOnly; Max-Age=600; Path=/; SameSite=Lax; Secure`,
      ),
    );
  } finally {
    process.env.SWITCHYARD_URL = testUrl;
  }
});

it("begins a new session and ends the one that the browser had", async () => {
  const earlier = await cookieFor(member.id);
  const [name = "", value = ""] = earlier.split("=");
  browser.ours.set(name, value);
  const before = await openSessionCookie(value);
  await goThrough();
  expect((await sessionOf(browser))?.actor.sessionId).not.toBe(before);
  expect(await findSession(before ?? "", Date.now())).toBeNull();
});

it("remembers from where, as after a password", async () => {
  const path = await browser.agree(await browser.start("oidc"), "member");
  await browser.visit(path, { "user-agent": "A browser", "x-switchyard-peer": "10.1.2.3" });
  expect(await runSql(`select user_agent, address from sessions where member_id = '${member.id}'`)).toEqual([
    { user_agent: "A browser", address: "10.1.2.3" },
  ]);
});

it("finds a member whatever the case of the address", async () => {
  provider.people.shouting = { email: member.email.toUpperCase(), email_verified: true };
  await goThrough("shouting");
  expect((await sessionOf(browser))?.actor.memberId).toBe(member.id);
});

it.each([
  ["is nobody's here", { email: "stranger@elsewhere.test", email_verified: true }, "unknown"],
  ["is not verified", { email_verified: false }, "unverified"],
  ["is verified only in words", { email_verified: "true" }, "unverified"],
  ["is not said to be verified", { email_verified: undefined }, "unverified"],
  ["is missing", { email: undefined, email_verified: true }, "unverified"],
  ["is a number", { email: 7, email_verified: true }, "unverified"],
  ["is a list", { email: ["a@x.test"], email_verified: true }, "unverified"],
  [
    "has a character that no database holds",
    { email: "a\u0000b@members.test", email_verified: true },
    "look-alike",
  ],
  ["holds two", { email: "a@x.test,b@x.test", email_verified: true }, "look-alike"],
  ["has a name around it", { email: "Ada <a@x.test>", email_verified: true }, "look-alike"],
])("makes no account and no session where the address %s", async (_, says, problem) => {
  provider.people.other = { email: member.email, ...says };
  const before = await countMembers();
  const response = await goThrough("other", "/queue");
  expect([response.status, problemOf(response)]).toEqual([302, problem]);
  expect(new URL(response.headers.get("location") ?? "", testUrl).searchParams.get("next")).toBe("/queue");
  expect(browser.ours.has(sessionName)).toBe(false);
  expect(await countMembers()).toBe(before);
});

it("makes no first owner, and leads nobody past the set-up", async () => {
  provider.people.first = { email: "first@members.test", email_verified: true };
  expect(problemOf(await goThrough("first"))).toBe("unknown");
  expect(await hasOwner()).toBe(false);
});

it("leaves the password as it is, also while the provider is set up wrongly", async () => {
  process.env.SWITCHYARD_OIDC_ISSUER = "http://127.0.0.1:1";
  try {
    expect(await browser.start("oidc")).toMatch(/^\/sign-in\?problem=unreachable/);
    expect((await signIn({ email: member.email, password: testPassword })).status).toBe(200);
  } finally {
    process.env.SWITCHYARD_OIDC_ISSUER = provider.issuer;
  }
});

it.each([
  ["＠", (email: string) => email.replace("@", "\uff20")],
  ["the Kelvin sign", (email: string) => email.replace("k", "\u212a")],
  ["full-width letters", (email: string) => email.replace("k", "\uff4b")],
  ["a ligature", (email: string) => email.replace("fi", "\ufb01")],
])("refuses an address written with %s, and does not make it plain", async (_, disguise) => {
  const known = await createTestMember({ email: `kim-fi-${member.id}@members.test` });
  provider.people.disguised = { email: disguise(known.email), email_verified: true };
  expect(problemOf(await goThrough("disguised"))).toBe("look-alike");
  expect(await sessionOf(browser)).toBeNull();
});

it("does not let in who is disabled, and says so", async () => {
  await runSql(`update members set disabled_at = now() where id = '${member.id}'`);
  expect(problemOf(await goThrough())).toBe("disabled");
  expect(await runSql(`select id from sessions where member_id = '${member.id}'`)).toEqual([]);
});

it("says that it was cancelled, and shows nothing of the provider's words", async () => {
  const response = await goThrough("cancel");
  expect(problemOf(response)).toBe("cancelled");
  expect(response.headers.get("location")).not.toMatch(/they|said|no%|%3Cb/);
});

it("takes another state, none, and a callback that comes twice for no sign-in", async () => {
  const url = await browser.start("oidc");
  const path = await browser.agree(url, "member");
  const cookies = new Map(browser.ours);
  const without = path.replace(/state=[^&]+/, "state=made-up");
  expect(problemOf(await browser.visit(without))).toBe("expired");
  for (const [name, value] of cookies) browser.ours.set(name, value);
  expect(problemOf(await browser.visit(path.replace(/&?state=[^&]+/, "")))).toBe("expired");
  for (const [name, value] of cookies) browser.ours.set(name, value);
  expect((await browser.visit(path)).headers.get("location")).toBe("/queue");
  expect(problemOf(await browser.visit(path))).toBe("expired");
  // Even with the cookies of the first time: the provider's code counts once.
  for (const [name, value] of cookies) browser.ours.set(name, value);
  expect(problemOf(await browser.visit(path))).toBe("expired");
});

it("takes what another browser began for no sign-in", async () => {
  const path = await browser.agree(await browser.start("oidc"), "member");
  const other = createProviderBrowser();
  await other.start("oidc");
  expect(problemOf(await other.visit(path))).toBe("expired");
  expect(problemOf(await createProviderBrowser().visit(path))).toBe("expired");
});

it.each([
  ["an error of its own", "error=server_error&error_description=<script>", "refused"],
  ["a refusal", "error=access_denied&error_description=<script>", "cancelled"],
  ["nothing at all", "", "expired"],
  ["a text that is no answer", "code=%00", "expired"],
])("leads back to the page when the provider sends %s", async (_, query, problem) => {
  await browser.start("oidc");
  const response = await browser.visit(`/api/auth/callback/oidc?${query}`);
  expect(problemOf(response)).toBe(problem);
  expect(response.headers.get("location")).not.toContain("script");
  expect([...browser.ours.keys()]).toEqual(["switchyard.csrf-token"]);
});

it("goes on with what was begun, whatever answer to another sign-in the browser is sent with", async () => {
  const older = await browser.agree(await browser.start("oidc"), "member");
  const path = await browser.agree(await browser.start("oidc"), "member");
  for (const wrong of [older, "/api/auth/callback/oidc?code=attackers&state=attackers"]) {
    const response = await browser.visit(wrong);
    expect([problemOf(response), response.headers.getSetCookie()]).toEqual(["expired", []]);
  }
  expect((await browser.visit(path)).headers.get("location")).toBe("/queue");
});

it("counts nothing of what other sites have a browser ask for, which comes without its cookies", async () => {
  for (let tries = 0; tries < 65; tries += 1)
    expect(problemOf(await createProviderBrowser().visit("/api/auth/callback/oidc?code=x&state=y"))).toBe(
      "expired",
    );
  expect((await goThrough()).headers.get("location")).toBe("/queue");
});

it.each(["//evil.test", "https://evil.test", "/\\evil.test", "javascript:alert(1)", "/api/auth/csrf", ""])(
  "goes to the start and never to %s",
  async (next) => {
    expect((await goThrough("member", next)).headers.get("location")).toBe("/");
  },
);

it("goes to the start where somebody planted another place to go to", async () => {
  const path = await browser.agree(await browser.start("oidc"), "member");
  browser.ours.set("switchyard.next", encodeURIComponent("https://evil.test"));
  expect((await browser.visit(path)).headers.get("location")).toBe("/");
});

it("begins nothing without the CSRF token, from another site, or by a link", async () => {
  const noToken = await browser.begin("oidc", "/queue", { csrfToken: "wrong" });
  expect([noToken.status, (await noToken.json()).error.code]).toEqual([403, "cross_site"]);
  const foreign = await browser.post(
    "/api/auth/signin/oidc",
    {},
    { origin: "https://evil.test", "content-type": "application/json" },
  );
  expect([foreign.status, (await foreign.json()).error.code]).toEqual([403, "cross_site"]);
  expect((await browser.visit("/api/auth/signin/oidc")).status).toBe(404);
  expect([...browser.ours.keys()]).toEqual(["switchyard.csrf-token"]);
});

it("tells the page what people call the provider, and nothing else of it", () => {
  expect(configuredProviders()).toEqual([{ id: "oidc", name: "Acme Login" }]);
});

it("leads to the address that the provider knows first, from another name of this machine", async () => {
  const origin = testUrl.replace("127.0.0.1", "localhost");
  const response = await browser.post("/api/auth/signin/oidc", {}, { ...ownHeaders(), origin });
  expect(await response.json()).toEqual({ url: `${testUrl}/sign-in` });
  expect(response.headers.getSetCookie()).toEqual([]);
});

it("stays with the provider's address whatever is sent along", async () => {
  const more = { redirect_uri: "https://evil.test", scope: "everything", client_id: "other" };
  const begun = await browser.post(`/api/auth/signin/oidc?${new URLSearchParams(more)}`, {
    callbackUrl: "/queue",
    ...more,
  });
  const { searchParams } = new URL((await begun.json()).url);
  expect(searchParams.get("redirect_uri")).toBe(`${testUrl}/api/auth/callback/oidc`);
  expect([searchParams.get("scope"), searchParams.get("client_id")]).toEqual(["openid email", oidcClient.id]);
});

it("keeps the token and the code out of the log, with a word that says what was wrong", async () => {
  process.env.SWITCHYARD_OIDC_CLIENT_SECRET = "another secret";
  try {
    const path = await browser.agree(await browser.start("oidc"), "member");
    expect(problemOf(await browser.visit(path))).toBe("refused");
    const code = new URL(path, testUrl).searchParams.get("code") ?? "";
    expect(code.length).toBeGreaterThan(20);
    expect(log.text()).toContain("invalid_client");
    expect(log.text()).not.toContain(code);
    expect(log.text()).not.toContain(member.email);
  } finally {
    process.env.SWITCHYARD_OIDC_CLIENT_SECRET = oidcClient.secret;
  }
});

it("counts going there and coming back by address, and forgets who got in", async () => {
  for (let tries = 0; tries < 35; tries += 1)
    expect((await goThrough()).headers.get("location")).toBe("/queue");
  const statuses: number[] = [];
  for (let tries = 0; tries < 62; tries += 1) statuses.push((await browser.begin("oidc")).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(60);
  expect(problemOf(await browser.visit("/api/auth/callback/oidc?code=x&state=y"))).toBe("too-many");
});

it("lets nobody in while the database is away, and says so", async () => {
  const path = await browser.agree(await browser.start("oidc"), "member");
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = "postgres://nobody:nothing@127.0.0.1:1/none";
  try {
    const response = await browser.visit(path);
    expect([response.status, problemOf(response)]).toEqual([302, "unavailable"]);
    expect(browser.ours.has(sessionName)).toBe(false);
  } finally {
    process.env.DATABASE_URL = before;
  }
});

it("opens nothing of a provider that nobody has configured", async () => {
  for (const path of [
    "/api/auth/callback/intercom?code=x&state=y",
    "/api/auth/callback/google",
    "/api/auth/callback/oidc/x",
  ])
    expect((await browser.visit(path)).status).toBe(404);
  expect((await browser.begin("intercom")).status).toBe(404);
});

it("does nothing for who only looks", async () => {
  const path = await browser.agree(await browser.start("oidc"), "member");
  const { authRoute } = await import("@/lib/server/auth/route");
  const { call, requestTo } = await import("@/lib/server/testing/requests");
  const head = requestTo(path, { method: "HEAD", cookie: browser.cookies() });
  expect((await call(authRoute, head, { nextauth: ["callback", "oidc"] })).status).toBe(404);
  expect((await browser.visit(path)).headers.get("location")).toBe("/queue");
});
