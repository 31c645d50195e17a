import { afterAll, beforeAll, expect, it } from "vitest";
import { can, type Role, roles } from "@/lib/access/roles";
import { declaredRoutes } from "@/lib/access/routes";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, ownHeaders, requestTo } from "@/lib/server/testing/requests";
import { everyRoute, isWrite, paramsOf, type Route } from "@/lib/server/testing/routes";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { hostileIds } from "@/lib/threats/hostile-ids";

let switchyard: TestSwitchyard;
let routes: readonly Route[];
const cookies = new Map<Role | "disabled", string>();
captureLog();

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  routes = await everyRoute();
  for (const role of roles) cookies.set(role, await cookieFor((await createTestMember({ role })).id));
  const disabled = await createTestMember({ role: "owner" });
  cookies.set("disabled", await cookieFor(disabled.id));
  await runSql(`update members set disabled_at = now() where id = '${disabled.id}'`);
});
afterAll(() => switchyard.stop());

const nameOf = (route: Route): string => `${route.method} ${route.path}`;
const paramsWith = (route: Route, value: string): Record<string, string | string[]> =>
  Object.fromEntries(
    paramsOf(route).map((name) => [name, route.path.includes(`...${name}`) ? [value] : value]),
  );

/** Files come as they are; everything else is JSON. */
const headersFor = (route: Route): Record<string, string> =>
  route.path === "/api/uploads"
    ? { ...ownHeaders(), "content-type": "application/octet-stream" }
    : ownHeaders();

const send = (
  route: Route,
  options: { who?: Role | "disabled"; headers?: Record<string, string>; body?: string; param?: string } = {},
): Promise<Response> => {
  const cookie = options.who ? cookies.get(options.who) : undefined;
  const request = requestTo(route.path.replace(/\[.*?\]/g, "7"), {
    method: route.method,
    headers: options.headers ?? (isWrite(route) ? headersFor(route) : { "sec-fetch-site": "same-origin" }),
    ...(isWrite(route) ? { body: options.body ?? "{}" } : {}),
    ...(cookie ? { cookie } : {}),
  });
  return call(route.run, request, paramsWith(route, options.param ?? "7"));
};

const codeOf = async (response: Response): Promise<string> =>
  response.headers.get("Content-Type")?.startsWith("application/json")
    ? ((await response.json()).error?.code ?? "none")
    : "none";

it("has declared who may use each route, and no other", () => {
  expect(routes.map(nameOf).sort()).toEqual(Object.keys(declaredRoutes).sort());
});

it("lets in exactly the roles that have the permission", async () => {
  const wrong: string[] = [];
  for (const route of routes) {
    const permission = declaredRoutes[nameOf(route)];
    if (!permission || permission === "public") continue;
    for (const role of roles) {
      const code = await codeOf(await send(route, { who: role }));
      const isRefused = ["unauthenticated", "session_expired", "forbidden", "cross_site"].includes(code);
      if (isRefused === can(role, permission)) wrong.push(`${role} at ${nameOf(route)}: ${code}`);
    }
    for (const [who, expected] of [
      ["nobody", "unauthenticated"],
      ["disabled", "session_expired"],
    ] as const) {
      const code = await codeOf(await send(route, who === "disabled" ? { who } : {}));
      if (code !== expected) wrong.push(`${who} at ${nameOf(route)}: ${code}`);
    }
  }
  expect(wrong).toEqual([]);
});

const json = { "content-type": "application/json" };
const attacks: readonly (readonly [string, Record<string, string>, readonly number[]])[] = [
  [
    "from another site",
    { ...json, "x-switchyard": "1", "sec-fetch-site": "cross-site", origin: "https://evil.test" },
    [403],
  ],
  [
    "from another site without Origin",
    { ...json, "x-switchyard": "1", "sec-fetch-site": "cross-site" },
    [403],
  ],
  ["from a neighbour", { ...json, "x-switchyard": "1", "sec-fetch-site": "same-site" }, [403]],
  ["typed into the address bar", { ...json, "x-switchyard": "1", "sec-fetch-site": "none" }, [403]],
  ["from an opaque origin", { ...json, "x-switchyard": "1", origin: "null" }, [403]],
  ["without saying from where", { ...json, "x-switchyard": "1" }, [403]],
  ["from another port", { ...json, "x-switchyard": "1", origin: "http://127.0.0.1:4322" }, [403]],
  ["from another scheme", { ...json, "x-switchyard": "1", origin: "https://127.0.0.1:4321" }, [403]],
  ["from a look-alike", { ...json, "x-switchyard": "1", origin: "http://127.0.0.1:4321.evil.test" }, [403]],
  [
    "with Host and X-Forwarded-Host forged",
    {
      ...json,
      "x-switchyard": "1",
      origin: "https://evil.test",
      host: "evil.test",
      "x-forwarded-host": "evil.test",
    },
    [403],
  ],
  [
    "with Sec-Fetch-Site forged beside a foreign Origin",
    { ...json, "x-switchyard": "1", "sec-fetch-site": "same-origin", origin: "https://evil.test" },
    [403],
  ],
  [
    "without our header",
    { ...json, "sec-fetch-site": "same-origin", origin: "http://127.0.0.1:4321" },
    [403],
  ],
  [
    "as a form",
    {
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "cross-site",
      origin: "https://evil.test",
    },
    [403],
  ],
  [
    "as a multipart form",
    {
      "content-type": "multipart/form-data; boundary=x",
      "sec-fetch-site": "cross-site",
      origin: "https://evil.test",
    },
    [403],
  ],
  [
    "as text",
    { "content-type": "text/plain", "sec-fetch-site": "cross-site", origin: "https://evil.test" },
    [403],
  ],
  [
    "as text from our own page",
    { "content-type": "text/plain", "x-switchyard": "1", "sec-fetch-site": "same-origin" },
    [415],
  ],
  [
    "as a form with a method override",
    {
      "content-type": "application/x-www-form-urlencoded",
      "x-http-method-override": "PUT",
      origin: "https://evil.test",
    },
    [403],
  ],
];

it.each(attacks)("refuses every write that comes %s", async (_, headers, statuses) => {
  const before = await runSql(
    "select (select count(*) from attempts) + (select count(*) from connections) as n",
  );
  for (const route of routes.filter(isWrite)) {
    if (route.path.includes("missing") || route.path.includes("nextauth")) continue;
    const response = await send(route, { who: "owner", headers: { ...headers } });
    expect(statuses, nameOf(route)).toContain(response.status);
  }
  expect(
    await runSql("select (select count(*) from attempts) + (select count(*) from connections) as n"),
  ).toEqual(before);
});

it("accepts the other name of this machine while it is at a loopback address", async () => {
  const route = routes.find((candidate) => nameOf(candidate) === "PUT /api/connection");
  if (!route) throw new Error("no such route");
  const from = (origin: string) =>
    send(route, { who: "owner", headers: { ...json, "x-switchyard": "1", origin } });
  expect((await from("http://localhost:4321")).status).toBe(422);
  expect((await from("http://[::1]:4321")).status).toBe(422);
  expect((await from("http://localhost:4322")).status).toBe(403);
  process.env.SWITCHYARD_URL = "http://desk.example.com:4321";
  try {
    expect((await from("http://localhost:4321")).status).toBe(403);
  } finally {
    process.env.SWITCHYARD_URL = "http://127.0.0.1:4321";
  }
});

it("has at least forty hostile ids", () => {
  expect(hostileIds.length).toBeGreaterThanOrEqual(40);
});

it.each(hostileIds.map((id) => [id.slice(0, 40), id]))("answers 400 or 404 for the id %j", async (_, id) => {
  for (const route of routes) {
    if (!route.path.includes("[id]")) continue;
    const body = JSON.stringify({ key: crypto.randomUUID(), action: { kind: "close" } });
    const response = await send(route, { who: "owner", param: id, body });
    expect([400, 404], nameOf(route)).toContain(response.status);
    expect(await response.text()).not.toContain("drop table");
  }
});

it("puts the hardening headers on every answer, failed or not", async () => {
  for (const route of routes) {
    for (const who of ["owner", undefined] as const) {
      const { headers } = await send(route, who ? { who } : {});
      expect(headers.get("content-security-policy"), nameOf(route)).toContain("frame-ancestors 'none'");
      expect(headers.get("x-frame-options"), nameOf(route)).toBe("DENY");
      expect(headers.get("x-content-type-options"), nameOf(route)).toBe("nosniff");
      expect(headers.get("cache-control"), nameOf(route)).toContain("private");
    }
  }
});
