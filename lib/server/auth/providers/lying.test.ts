import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import type { ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { captureLog } from "@/lib/server/testing/log";
import { oidcClient, startOidcProvider, type TestProvider } from "@/lib/server/testing/oidc-provider";
import { createProviderBrowser, problemOf } from "@/lib/server/testing/provider-browser";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testUrl,
} from "@/lib/server/testing/switchyard";

/* A provider that is slow, broken, or says what is not so: nobody gets in, and nothing of its words gets out. */

let switchyard: TestSwitchyard;
let provider: TestProvider;
let email: string;
const log = captureLog();
const redirectUris = [`${testUrl}/api/auth/callback/oidc`];
const loud = "<img src=x onerror=alert(1)> canary-of-the-provider";

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  email = (await createTestMember()).email;
});
afterAll(() => switchyard.stop());
// What it publishes is remembered by its address, so each test has one of its own.
beforeEach(async () => {
  provider = await startOidcProvider({
    redirectUris,
    people: { member: { email, email_verified: true } },
    talkative: true,
  });
  process.env.SWITCHYARD_OIDC_ISSUER = provider.issuer;
  process.env.SWITCHYARD_OIDC_CLIENT_ID = oidcClient.id;
  process.env.SWITCHYARD_OIDC_CLIENT_SECRET = oidcClient.secret;
  await runSql("delete from rate_limits");
});
afterEach(() => provider.close());

const sendJson = (response: ServerResponse, body: unknown, status = 200): true => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  return true;
};

/** Goes there, lets `lie` set in, and comes back. */
const comeBack = async (lie: (nonce: string) => void = () => undefined) => {
  const browser = createProviderBrowser();
  const address = await browser.start("oidc");
  const path = await browser.agree(address, "member");
  lie(new URL(address).searchParams.get("nonce") ?? "");
  const response = await browser.visit(path);
  const everything = [response.headers.get("location"), log.text()].join("\n");
  expect(everything).not.toContain("canary-of-the-provider");
  return { problem: problemOf(response), isIn: browser.ours.has("switchyard.session-token") };
};

const atToken = (answer: (response: ServerResponse) => boolean) =>
  provider.spoil((request, response) => request.url === "/token" && answer(response));

const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

const claimsFor = (nonce: string) => ({
  iss: provider.issuer,
  aud: oidcClient.id,
  sub: "member",
  nonce,
  iat: inSeconds(0),
  exp: inSeconds(60),
  email,
  email_verified: true,
});

const sayToken = (idToken: string) =>
  atToken((response) => sendJson(response, { access_token: loud, token_type: "Bearer", id_token: idToken }));

it("takes the word of a provider that says the truth by itself (the control of what follows)", async () => {
  expect(await comeBack((nonce) => sayToken(provider.tokenOf(claimsFor(nonce))))).toEqual({
    problem: null,
    isIn: true,
  });
});

it("takes an address from an ID token without asking any further", async () => {
  expect((await comeBack()).isIn).toBe(true);
  expect(provider.asked).not.toContain("GET /me");
});

type WrongClaims = readonly [which: string, claims: Readonly<Record<string, unknown>>, inTheLog: string];
const wrongClaims: readonly WrongClaims[] = [
  ["of another provider", { iss: "https://accounts.elsewhere.test" }, "unexpected iss value"],
  ["for another client", { aud: "somebody-else" }, "aud mismatch"],
  ["for several clients, and another one's", { aud: [oidcClient.id, "other"], azp: "other" }, "azp mismatch"],
  ["of another sign-in", { nonce: "another" }, "nonce mismatch"],
  ["of no sign-in", { nonce: undefined }, "nonce mismatch"],
  ["from yesterday", { iat: inSeconds(-86_400), exp: inSeconds(-86_000) }, "JWT expired"],
  ["that never ends", { exp: undefined }, "missing required JWT property exp"],
  ["of nobody", { sub: undefined }, "missing required JWT property sub"],
];

it.each(wrongClaims)("does not count an ID token %s, and the log says so", async (_, claims, inTheLog) => {
  const { problem, isIn } = await comeBack((nonce) =>
    sayToken(provider.tokenOf({ ...claimsFor(nonce), ...claims })),
  );
  expect([problem, isIn]).toEqual(["refused", false]);
  expect(log.text()).toContain(`"reason":"${inTheLog}"`);
  expect(log.text()).not.toMatch(/elsewhere\.test|somebody-else|canary-/);
});

type Claims = Readonly<Record<string, unknown>>;
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

it("does not count an ID token that somebody else signed, or nobody, or with the client's secret", async () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const forgeries = [
    (claims: Claims) => {
      const text = `${part({ alg: "RS256", kid: "test-key" })}.${part(claims)}`;
      return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
    },
    (claims: Claims) => `${part({ alg: "none" })}.${part(claims)}.`,
    (claims: Claims) => {
      const text = `${part({ alg: "HS256" })}.${part(claims)}`;
      return `${text}.${createHmac("sha256", oidcClient.secret).update(text).digest("base64url")}`;
    },
    (claims: Claims) =>
      provider
        .tokenOf(claims)
        .replace(/\.(.)([^.]+)$/, (_, first, rest) => `.${first === "A" ? "B" : "A"}${rest}`),
    () => loud,
  ];
  for (const forge of forgeries)
    expect(await comeBack((nonce) => sayToken(forge(claimsFor(nonce))))).toEqual({
      problem: "refused",
      isIn: false,
    });
});

it("asks further where an ID token has the address and not whether it is verified", async () => {
  const { isIn } = await comeBack((nonce) => {
    const { email_verified: _, ...silent } = claimsFor(nonce);
    provider.spoil((request, response) => {
      if (request.url === "/me") return sendJson(response, { sub: "member", email, email_verified: true });
      if (request.url !== "/token") return false;
      return sendJson(response, {
        access_token: "x",
        token_type: "Bearer",
        id_token: provider.tokenOf(silent),
      });
    });
  });
  expect(isIn).toBe(true);
});

it("does not count the word of another person than the one who signed in", async () => {
  const { problem, isIn } = await comeBack((nonce) => {
    const { email: _, email_verified: __, ...silent } = claimsFor(nonce);
    provider.spoil((request, response) => {
      if (request.url === "/me") return sendJson(response, { sub: "other", email, email_verified: true });
      if (request.url !== "/token") return false;
      return sendJson(response, {
        access_token: "x",
        token_type: "Bearer",
        id_token: provider.tokenOf(silent),
      });
    });
  });
  expect([problem, isIn]).toEqual(["refused", false]);
});

it("does not count an answer that another provider may have sent", async () => {
  const browser = createProviderBrowser();
  const path = await browser.agree(await browser.start("oidc"), "member");
  expect(path).toContain("&iss=");
  const cookies = new Map(browser.ours);
  expect(problemOf(await browser.visit(path.replace(/&iss=[^&]+/, "")))).toBe("refused");
  for (const [name, value] of cookies) browser.ours.set(name, value);
  expect(problemOf(await browser.visit(path.replace(/&iss=[^&]+/, "&iss=https://evil.test")))).toBe(
    "refused",
  );
});

const endWith = (response: ServerResponse, status: number, text?: string, headers = {}): true => {
  response.writeHead(status, headers).end(text);
  return true;
};

const answers: readonly (readonly [string, (response: ServerResponse) => boolean, string])[] = [
  ["500", (response) => sendJson(response, { error: loud }, 500), "unreachable"],
  ["an error in words", (response) => sendJson(response, { error: loud }, 400), "refused"],
  [
    "that the code does not count",
    (response) => sendJson(response, { error: "invalid_grant", error_description: loud }, 400),
    "expired",
  ],
  ["a page", (response) => endWith(response, 200, loud), "refused"],
  ["nothing", (response) => endWith(response, 200), "refused"],
  ["no ID token", (response) => sendJson(response, { access_token: loud }), "refused"],
  ["a redirect", (response) => endWith(response, 307, undefined, { location: `${testUrl}/x` }), "refused"],
  ["and hangs up", (response) => response.destroy() !== null, "unreachable"],
];

it.each(answers)("lets nobody in when the provider answers %s for the code", async (_, answer, problem) => {
  expect(await comeBack(() => atToken(answer))).toEqual({ problem, isIn: false });
});

it("gives up on a provider that never answers, never ends, or never stops", async () => {
  let turn = 0;
  let sent = 0;
  atToken((response) => {
    turn += 1;
    if (turn === 1) return true;
    response.writeHead(200, { "content-type": "application/json" });
    const isFlood = turn === 3;
    const drip = isFlood ? " ".repeat(100_000) : " ";
    const timer = setInterval(() => {
      if (isFlood) sent += drip.length;
      response.write(drip);
    }, 20);
    response.once("close", () => clearInterval(timer));
    return true;
  });
  const ended = await Promise.all([1, 2, 3].map(() => comeBack()));
  expect(ended).toEqual(ended.map(() => ({ problem: "unreachable", isIn: false })));
  // Far less than would come in the time that it has: of that alone it would be thirty millions.
  expect(sent).toBeLessThan(10_000_000);
});

const published = (change: (document: Record<string, unknown>) => unknown) => async () => {
  const address = `${provider.issuer}/.well-known/openid-configuration`;
  const document: Record<string, unknown> = await (await fetch(address)).json();
  provider.spoil(
    (request, response) =>
      Boolean(request.url?.startsWith("/.well-known/")) && sendJson(response, change(document)),
  );
};

const lies: readonly (readonly [string, () => Promise<void>])[] = [
  [
    "names another issuer",
    published((document) => ({ ...document, issuer: "https://accounts.elsewhere.test" })),
  ],
  [
    "asks people elsewhere, without https",
    published((document) => ({ ...document, authorization_endpoint: "http://evil.test/auth" })),
  ],
  [
    "asks people by a script",
    published((document) => ({ ...document, authorization_endpoint: "javascript:alert(1)" })),
  ],
  [
    "wants the secret sent without https",
    published((document) => ({ ...document, token_endpoint: "http://evil.test/token" })),
  ],
  [
    "has its keys without https",
    published((document) => ({ ...document, jwks_uri: "http://evil.test/keys" })),
  ],
  [
    "is asked for people without https",
    published((document) => ({ ...document, userinfo_endpoint: "http://evil.test/me" })),
  ],
  [
    "signs with a shared secret alone",
    published((document) => ({ ...document, id_token_signing_alg_values_supported: ["HS256", "none"] })),
  ],
  ["publishes half", published(({ issuer }) => ({ issuer }))],
  ["publishes a text", published(() => loud)],
  [
    "publishes a page",
    async () => provider.spoil((_, response) => endWith(response, 200, "canary-of-the-provider")),
  ],
  ["is broken", async () => provider.spoil((_, response) => sendJson(response, { error: loud }, 503))],
  [
    "sends one elsewhere",
    async () =>
      provider.spoil((_, response) => endWith(response, 302, undefined, { location: "http://127.0.0.1:1/" })),
  ],
  ["is gone", () => provider.close()],
];

it.each(lies)("sends nobody to a provider that %s", async (_, lie) => {
  await lie();
  const url = await createProviderBrowser().start("oidc", "/queue?q=x");
  expect(url).toBe("/sign-in?problem=unreachable&with=oidc&next=%2Fqueue%3Fq%3Dx");
  expect(log.text()).not.toContain("canary-");
});

it("lets in by what another provider publishes, where that is sound", async () => {
  await published((document) => ({
    ...document,
    issuer: `${provider.issuer}/`,
    authorization_response_iss_parameter_supported: undefined,
    token_endpoint_auth_methods_supported: ["client_secret_post"],
  }))();
  expect(await createProviderBrowser().start("oidc")).toContain(`${provider.issuer}/auth?`);
});

it("asks what a provider publishes once for many people", async () => {
  for (let people = 0; people < 3; people += 1) await createProviderBrowser().start("oidc");
  expect(provider.asked.filter((request) => request.includes(".well-known"))).toHaveLength(1);
});
