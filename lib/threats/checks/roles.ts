import { can, type Permission, type Role, roles } from "@/lib/access/roles";
import { declaredRoutes } from "@/lib/access/routes";
import { finding, type LiveCheck } from "../check";
import { codeOf, each, ownHeaders, ownLink, send, write } from "../http";
import { newPerson, signIn } from "../people";
import { addressOf, builtPaths, everyRoute, isOurs, isWrite, nameOf, type Route } from "../routes";
import type { Target } from "../target";
import { massAssignment } from "./mass-assignment";
import { otherPeoplesThings } from "./other-peoples-things";

type Who = Role | "nobody" | "disabled";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Somebody whose cookie was good until an owner let them in no more. */
const disabledCookie = async (target: Target): Promise<string> => {
  const { url } = target.app;
  const person = await newPerson(target, "owner");
  const cookie = await signIn(url, person.email, person.password);
  await write(url, {
    method: "PUT",
    path: `/api/members/${person.id}`,
    cookie: await target.cookieOf("owner"),
    body: { disabled: true },
  });
  return cookie;
};

const cookiesOf = async (target: Target): Promise<Readonly<Record<Who, string | undefined>>> => ({
  nobody: undefined,
  disabled: await disabledCookie(target),
  agent: await target.cookieOf("agent"),
  lead: await target.cookieOf("lead"),
  owner: await target.cookieOf("owner"),
});

const ask = (url: string, route: Route, cookie: string | undefined) =>
  send(url, {
    method: route.method,
    path: addressOf(route.path, "7"),
    ...(cookie === undefined ? {} : { cookie }),
    ...(isWrite(route)
      ? {
          headers: ownHeaders(url, route.path === "/api/uploads" ? "application/octet-stream" : undefined),
          body: "{}",
        }
      : { headers: ownLink }),
  });

const expected = (who: Who, permission: Permission | "public"): readonly string[] => {
  if (permission === "public") return [];
  if (who === "nobody") return ["unauthenticated"];
  if (who === "disabled") return ["session_expired"];
  return can(who, permission) ? [] : ["forbidden"];
};

const refusals = ["unauthenticated", "session_expired", "forbidden", "cross_site"];

const wrongAt = (who: Who, route: Route, code: string): string => {
  const permission = declaredRoutes[nameOf(route)];
  if (permission === undefined) return `${nameOf(route)} has no declared permission`;
  const [refusal] = expected(who, permission);
  const isRight = refusal === undefined ? !refusals.includes(code) : code === refusal;
  return isRight ? "" : `${who} at ${nameOf(route)}: ${code || "let in"}`;
};

/** Methods that a route has not: nobody gets anything by them. */
const foreignMethods = async (target: Target, routes: readonly Route[]): Promise<readonly string[]> => {
  const cookie = await target.cookieOf("owner");
  const known = new Set(routes.map(nameOf));
  const tries = builtPaths(target)
    .api.filter((path) => isOurs({ path }))
    .flatMap((path) => methods.map((method) => ({ method, path })))
    .filter((route) => !known.has(nameOf(route)) && route.method !== "HEAD");
  return each(tries, async (route) => {
    const { status } = await ask(target.app.url, route, cookie);
    return status === 405 ? "" : `${nameOf(route)}: ${status}`;
  });
};

/**
 * T11: each role at each method of each route, against the declared table. Control: those who may are let in. Beside it, what a
 * body claims about who acts counts for nothing, and nobody reaches what is somebody else's own.
 */
export const rolesCheck: LiveCheck = async (target) => {
  const routes = await everyRoute(target);
  const cookies = await cookiesOf(target);
  const names = new Set(routes.map(nameOf));
  const tries = (["nobody", "disabled", ...roles] as const).flatMap((who) =>
    routes
      .flatMap((route) => (route.method === "GET" ? [route, { ...route, method: "HEAD" }] : [route]))
      .map((route) => ({ who, route })),
  );
  const answers = await each(tries, async ({ who, route }) => {
    const answer = await ask(target.app.url, route, cookies[who]);
    if (route.method !== "HEAD") return wrongAt(who, route, codeOf(answer));
    const [refusal] = expected(who, declaredRoutes[`GET ${route.path}`] ?? "public");
    const isRefused = [401, 403].includes(answer.status);
    return (refusal !== undefined) === isRefused ? "" : `${who} at ${nameOf(route)}: ${answer.status}`;
  });
  const others = await foreignMethods(target, routes);
  const claims = await massAssignment(target);
  const things = await otherPeoplesThings(target);
  const wrong = [...answers, ...others].filter((one) => one !== "");
  const stale = Object.keys(declaredRoutes).filter((name) => !names.has(name));
  return finding(
    `${routes.length} methods × ${Object.keys(cookies).length} kinds of people as declared, ${others.length} methods that are none refused; ${claims.says}; ${things.says}`,
    [
      ...new Set(wrong),
      ...stale.map((name) => `${name} is declared and does not exist`),
      ...claims.wrong,
      ...things.wrong,
      ...(routes.length < 60 ? [`only ${routes.length} methods are known`] : []),
    ],
  );
};
