import { afterEach, describe, expect, it, vi } from "vitest";
import { parseEnv, problemsOf } from "./env";

const good = {
  DATABASE_URL: "postgres://someone:secret@127.0.0.1:5432/desk",
  SWITCHYARD_SECRET: "0123456789abcdef0123456789abcdef",
  SWITCHYARD_URL: "https://desk.example.com",
};

it("accepts the three that must be there, and fills in the rest", () => {
  expect(problemsOf(good)).toEqual([]);
  expect(parseEnv(good)).toEqual({
    databaseUrl: good.DATABASE_URL,
    secret: good.SWITCHYARD_SECRET,
    oldSecrets: [],
    url: "https://desk.example.com",
    isHttps: true,
    intercomToken: null,
    intercomRegion: null,
    intercomApiUrl: null,
    isIntercomLocal: false,
    isDemo: false,
    proxyHops: 0,
    holdMs: 8000,
    oidc: null,
    intercomOAuth: null,
  });
});

const oidc = {
  SWITCHYARD_OIDC_ISSUER: "https://login.example.com/tenant/",
  SWITCHYARD_OIDC_CLIENT_ID: "desk",
  SWITCHYARD_OIDC_CLIENT_SECRET: "a secret",
};
const intercomApp = { INTERCOM_CLIENT_ID: "an-app", INTERCOM_CLIENT_SECRET: "its secret" };

it("knows a provider and an app by which people sign in", () => {
  expect(parseEnv({ ...good, ...oidc, ...intercomApp })).toMatchObject({
    oidc: {
      issuer: "https://login.example.com/tenant/",
      clientId: "desk",
      clientSecret: "a secret",
      name: "login.example.com",
    },
    intercomOAuth: { clientId: "an-app", clientSecret: "its secret", authoriseUrl: null },
  });
  expect(parseEnv({ ...good, ...oidc, SWITCHYARD_OIDC_NAME: " Acme " }).oidc?.name).toBe("Acme");
  const overridden = { ...good, ...intercomApp, INTERCOM_OAUTH_URL: "http://127.0.0.1:4010/" };
  expect(parseEnv(overridden).intercomOAuth?.authoriseUrl).toBe("http://127.0.0.1:4010");
});

const without = (given: Readonly<Record<string, string>>, name: string) =>
  Object.fromEntries(Object.entries(given).filter(([key]) => key !== name));

it.each([...Object.keys(oidc), ...Object.keys(intercomApp)])(
  "does not start with half of a provider: %s is missing",
  (name) => {
    const problems = problemsOf({ ...good, ...without({ ...oidc, ...intercomApp }, name) });
    expect(problems).toEqual([
      expect.stringMatching(new RegExp(`^${name} must be set too, because \\w+ is\\.$`)),
    ]);
    expect(() => parseEnv({ ...good, ...without({ ...oidc, ...intercomApp }, name) })).toThrow(name);
  },
);

it.each([
  ["SWITCHYARD_OIDC_NAME", "Acme"],
  ["INTERCOM_OAUTH_URL", "http://127.0.0.1:4010"],
])("does not start with %s alone", (name, value) => {
  expect(
    problemsOf({ ...good, [name]: value }).every((problem) => problem.endsWith(`because ${name} is.`)),
  ).toBe(true);
  expect(problemsOf({ ...good, [name]: value }).length).toBeGreaterThan(0);
});

it.each([
  ["SWITCHYARD_OIDC_ISSUER", "http://login.example.com"],
  ["SWITCHYARD_OIDC_ISSUER", "http://127.0.0.1.evil.test"],
  ["SWITCHYARD_OIDC_ISSUER", "https://user@login.example.com"],
  ["SWITCHYARD_OIDC_ISSUER", "https://login.example.com?x"],
  ["SWITCHYARD_OIDC_ISSUER", "https://login.example.com#x"],
  ["SWITCHYARD_OIDC_ISSUER", "my-login.test"],
  ["SWITCHYARD_OIDC_ISSUER", "javascript:alert(1)"],
  ["SWITCHYARD_OIDC_CLIENT_ID", "two\nlines"],
  ["SWITCHYARD_OIDC_CLIENT_SECRET", "ü"],
  ["SWITCHYARD_OIDC_NAME", "x".repeat(41)],
  ["SWITCHYARD_OIDC_NAME", "Ac\u202eme"],
  ["INTERCOM_CLIENT_ID", "x".repeat(1001)],
  ["INTERCOM_CLIENT_SECRET", "tab\t"],
  ["INTERCOM_OAUTH_URL", "https://evil.test"],
  ["INTERCOM_OAUTH_URL", "http://app.intercom.com"],
  ["INTERCOM_OAUTH_URL", "https://app.intercom.com/oauth"],
  ["INTERCOM_OAUTH_URL", "https://app.intercom.com.evil.test"],
])("names %s when it is %j beside the others, and never repeats the value", (name, value) => {
  const problems = problemsOf({ ...good, ...oidc, ...intercomApp, [name]: value });
  expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} .*\\.$`))]);
  expect(problems[0]).not.toContain(value);
});

it.each(["http://localhost:9000", "http://[::1]:9000/realms/desk", "https://accounts.google.com"])(
  "lets %s say who somebody is",
  (issuer) => {
    expect(problemsOf({ ...good, ...oidc, SWITCHYARD_OIDC_ISSUER: issuer })).toEqual([]);
  },
);

it.each([
  ["DATABASE_URL", undefined],
  ["DATABASE_URL", ""],
  ["DATABASE_URL", "mysql://host/db"],
  ["DATABASE_URL", "desk"],
  ["SWITCHYARD_SECRET", undefined],
  ["SWITCHYARD_SECRET", ""],
  ["SWITCHYARD_SECRET", "0123456789abcdef0123456789abcde"],
  ["SWITCHYARD_OLD_SECRETS", "too short"],
  ["SWITCHYARD_OLD_SECRETS", `${"a".repeat(32)},too short`],
  ["SWITCHYARD_OLD_SECRETS", Array.from("abcdef", (letter) => letter.repeat(32)).join(",")],
  ["SWITCHYARD_URL", undefined],
  ["SWITCHYARD_URL", "my-desk.test"],
  ["SWITCHYARD_URL", "ftp://desk.example.com"],
  ["SWITCHYARD_URL", "https://desk.example.com/path"],
  ["SWITCHYARD_URL", "https://user@desk.example.com"],
  ["SWITCHYARD_URL", "https://desk.example.com?x=1"],
  ["INTERCOM_ACCESS_TOKEN", "two words"],
  ["INTERCOM_ACCESS_TOKEN", "line\nbreak"],
  ["INTERCOM_ACCESS_TOKEN", "x".repeat(4097)],
  ["INTERCOM_REGION", "US"],
  ["INTERCOM_REGION", "asia"],
  ["SWITCHYARD_DEMO", "yes"],
  ["SWITCHYARD_PROXY_HOPS", "-1"],
  ["SWITCHYARD_PROXY_HOPS", "many"],
  ["SWITCHYARD_HOLD_MS", "soon"],
  ["SWITCHYARD_LOG_LEVEL", "loud"],
])("names %s when it is %j, in one sentence, and never repeats the value", (name, value) => {
  const problems = problemsOf({ ...good, [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name} .*\\.$`));
  if (value) expect(problems[0]).not.toContain(value);
});

it("counts bytes and not letters of the secret", () => {
  expect(problemsOf({ ...good, SWITCHYARD_SECRET: "é".repeat(16) })).toEqual([]);
});

it.each([
  ["", []],
  [" , ,", []],
  ["a".repeat(32), ["a".repeat(32)]],
  [`${"a".repeat(32)} , ${"b".repeat(40)},`, ["a".repeat(32), "b".repeat(40)]],
  [`${"a".repeat(32)}\r\n${"b".repeat(40)}\n`, ["a".repeat(32), "b".repeat(40)]],
  [`${"a,".repeat(16)}\n`, ["a,".repeat(16)]],
])("reads old secrets from %j", (text, secrets) => {
  expect(parseEnv({ ...good, SWITCHYARD_OLD_SECRETS: text }).oldSecrets).toEqual(secrets);
});

it("names every one that is wrong", () => {
  expect(problemsOf({}).map((problem) => problem.split(" ")[0])).toEqual([
    "DATABASE_URL",
    "SWITCHYARD_SECRET",
    "SWITCHYARD_URL",
  ]);
});

it.each([
  "https://api.intercom.io",
  "https://api.eu.intercom.io/",
  "https://api.au.intercom.io",
  "http://127.0.0.1:4010",
  "http://localhost:4010",
  "https://127.8.9.1",
  "http://[::1]:4010",
])("lets the token go to %s", (address) => {
  expect(problemsOf({ ...good, INTERCOM_API_URL: address })).toEqual([]);
  expect(parseEnv({ ...good, INTERCOM_API_URL: address }).intercomApiUrl).toBe(new URL(address).origin);
});

it.each([
  "http://api.intercom.io",
  "https://api.intercom.io.evil.test",
  "https://api.intercom.io:444",
  "https://api.intercom.io@evil.test",
  "https://evil.test/api.intercom.io",
  "https://evil.test",
  "http://127.0.0.1.evil.test",
  "http://localhost.evil.test",
  "http://0.0.0.0:4010",
  "http://10.0.0.1",
  "http://169.254.169.254",
  "http://user@127.0.0.1:4010",
  "http://127.0.0.1:4010/path",
  "http://127.0.0.1:4010?x",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "//evil.test",
  "api.intercom.io",
])("never lets the token go to %s", (address) => {
  expect(problemsOf({ ...good, INTERCOM_API_URL: address })[0]).toMatch(
    /^INTERCOM_API_URL must be a loopback/,
  );
});

describe("the settings of this process", () => {
  afterEach(() => vi.unstubAllEnvs());

  const readTwice = async (nodeEnv: "production" | "test") => {
    vi.stubEnv("NODE_ENV", nodeEnv);
    // It is told of our own address.
    vi.stubEnv("NEXTAUTH_URL", "");
    for (const [name, value] of Object.entries(good)) vi.stubEnv(name, value);
    vi.resetModules();
    const fresh = await import("./env");
    const first = fresh.env();
    expect(fresh.env()).toBe(first);
    vi.stubEnv("SWITCHYARD_URL", "https://other.example.com");
    return [first.url, fresh.env().url];
  };

  it("are read once where people work: each request would look them up many times", async () => {
    expect(await readTwice("production")).toEqual([good.SWITCHYARD_URL, good.SWITCHYARD_URL]);
  });

  it("are read anew where something changes them, as tests do", async () => {
    expect(await readTwice("test")).toEqual([good.SWITCHYARD_URL, "https://other.example.com"]);
  });
});
