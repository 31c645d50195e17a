import { declaredRoutes } from "@/lib/access/routes";
import { finding, type LiveCheck } from "../check";
import { codeOf, each, ownLink, send } from "../http";
import { addressOf, everyRoute, nameOf, type Route } from "../routes";
import type { Target } from "../target";

/** Cookies and other claims to be somebody that are worth nothing. */
const claimsOf = (cookie: string): Readonly<Record<string, Readonly<Record<string, string>>>> => {
  const name = /([^ ;=]*session-token)=/.exec(cookie)?.[1] ?? "switchyard.session-token";
  const value = /session-token=([^;]+)/.exec(cookie)?.[1] ?? "";
  const named = (text: string) => ({ cookie: `${name}=${text}` });
  const none = Buffer.from('{"alg":"none"}').toString("base64url");
  const payload = Buffer.from('{"sid":"00000000-0000-4000-8000-000000000000"}').toString("base64url");
  return {
    nothing: {},
    "Bearer %zz": { authorization: "Bearer %zz" },
    "Bearer of the cookie": { authorization: `Bearer ${value}` },
    Basic: { authorization: `Basic ${Buffer.from("owner@demo.test:switchyard").toString("base64")}` },
    "an empty cookie": named(""),
    "a cookie that cannot be decoded": named("%zz"),
    "a cut cookie": named(value.slice(0, -4)),
    "a changed cookie": named(`${value.slice(0, 40)}${value[40] === "A" ? "B" : "A"}${value.slice(41)}`),
    "a token without a signature": named(`${none}.${payload}.`),
    "a long cookie": named("a".repeat(6000)),
    "the name of https": { cookie: `__Host-${name}=${value}` },
    "next-auth's own name": { cookie: `next-auth.session-token=${value}` },
    "the other cookie first": { cookie: `${name}=x; ${name}=${value}` },
  };
};

const dataRoutes = async (target: Target): Promise<readonly Route[]> =>
  (await everyRoute(target)).filter(
    (route) => route.method === "GET" && declaredRoutes[nameOf(route)] !== "public",
  );

const withoutSession = async (target: Target, routes: readonly Route[]) => {
  const claims = Object.entries(claimsOf(await target.cookieOf("owner")));
  const tries = claims.flatMap(([what, headers]) => routes.map((route) => ({ what, headers, route })));
  const wrong = await each(tries, async ({ what, headers, route }) => {
    const { status } = await send(target.app.url, { path: addressOf(route.path, "7"), headers });
    return status === 401 ? "" : `${what} at ${route.path}: ${status}`;
  });
  return { tried: tries.length, wrong: wrong.filter((one) => one !== "") };
};

/** A good cookie, and no database to look its session up in. */
const withoutDatabase = async (target: Target, routes: readonly Route[]) => {
  const cookie = await target.cookieOf("owner");
  const other = await target.startOther({ env: { DATABASE_URL: "postgres://127.0.0.1:1/nothing" } });
  try {
    const answers = await each(routes, (route) =>
      send(other.url, { path: addressOf(route.path, "7"), cookie }),
    );
    const wrong = answers
      .map((answer, index) => ({ answer, path: routes[index]?.path }))
      .filter(({ answer }) => answer.status !== 503 || codeOf(answer) !== "database_unavailable")
      .map(({ answer, path }) => `without a database ${path}: ${answer.status} ${codeOf(answer)}`);
    const pages = await each(["/queue", "/settings", "/journal"], (path) =>
      send(other.url, { path, cookie }),
    );
    const shown = pages.filter(({ status, text }) => status === 200 && !text.includes("error")).length;
    return { wrong: [...wrong, ...(shown > 0 ? [`${shown} pages were shown without a database`] : [])] };
  } finally {
    await other.stop();
  }
};

/** T18 as far as HTTP shows it: what is no session is none, and what cannot be looked up is none. Control: a session is one. */
export const failOpen: LiveCheck = async (target) => {
  const routes = await dataRoutes(target);
  const claims = await withoutSession(target, routes);
  const down = await withoutDatabase(target, routes);
  const cookie = await target.cookieOf("owner");
  const letIn = await each(routes, async (route) => {
    const { status } = await send(target.app.url, {
      path: addressOf(route.path, "7"),
      cookie,
      headers: ownLink,
    });
    return ![401, 403, 503].includes(status);
  });
  const control = letIn.filter(Boolean).length;
  return finding(
    `${claims.tried} requests that claim a session answered 401, and 503 at ${routes.length} routes without a database; control: ${control} routes let a session in`,
    [
      ...claims.wrong,
      ...down.wrong,
      ...(routes.length < 25 ? [`only ${routes.length} routes are known`] : []),
      ...(control === routes.length ? [] : [`the control was let in at ${control} of ${routes.length}`]),
    ],
  );
};
