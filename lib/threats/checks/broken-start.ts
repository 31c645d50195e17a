import { readFileSync } from "node:fs";
import { declaredRoutes } from "@/lib/access/routes";
import type { Environment } from "@/lib/setup/crew";
import { freePort } from "@/lib/setup/ports";
import { linkTo } from "../broken-link";
import { finding, type LiveCheck } from "../check";
import { each, ownHeaders, send } from "../http";
import { addressesOf } from "../known-ids";
import { trySignIn } from "../people";
import { runToEnd, serverOn } from "../processes";
import { everyRoute, isWrite, nameOf, type Route } from "../routes";
import { secretsOf, sessionsOfOthers } from "../secrets";
import { searchFor } from "../spellings";
import type { App, Target } from "../target";

type Broken = { readonly names: string; readonly env: Environment };

const short = "only-thirty-one-bytes-are-too-f";

/** Settings with which nothing may start. */
const brokenSettings: readonly Broken[] = [
  { names: "SWITCHYARD_SECRET", env: { SWITCHYARD_SECRET: "" } },
  { names: "SWITCHYARD_SECRET", env: { SWITCHYARD_SECRET: short } },
  { names: "SWITCHYARD_OLD_SECRETS", env: { SWITCHYARD_OLD_SECRETS: short } },
  { names: "SWITCHYARD_URL", env: { SWITCHYARD_URL: "" } },
  { names: "SWITCHYARD_URL", env: { SWITCHYARD_URL: "desk.test" } },
  { names: "DATABASE_URL", env: { DATABASE_URL: "mysql://desk:pass-of-the-desk@db/desk" } },
  { names: "INTERCOM_API_URL", env: { INTERCOM_API_URL: "https://elsewhere.test" } },
  { names: "INTERCOM_REGION", env: { INTERCOM_REGION: "moon" } },
  { names: "SWITCHYARD_PROXY_HOPS", env: { SWITCHYARD_PROXY_HOPS: "all" } },
  { names: "SWITCHYARD_OIDC_CLIENT_SECRET", env: { SWITCHYARD_OIDC_ISSUER: "https://login.example.com" } },
  { names: "SWITCHYARD_OIDC_ISSUER", env: { SWITCHYARD_OIDC_ISSUER: "http://login.example.com" } },
  { names: "INTERCOM_CLIENT_SECRET", env: { INTERCOM_CLIENT_ID: "of-half", INTERCOM_CLIENT_SECRET: "" } },
];

/** A start that failed must end by itself, name the setting in a sentence of its own, and repeat no value of it. */
const wrongEnd = (
  what: string,
  { names, env }: Broken,
  { code, said }: { readonly code: number | null; readonly said: string },
): readonly string[] => {
  const values = Object.values(env).flatMap((value) => (value ? [value] : []));
  return [
    ...(code === null ? [`${what} started with a wrong ${names}`] : []),
    ...(code === 0 ? [`${what} ended well with a wrong ${names}`] : []),
    ...(new RegExp(`^${names} .+\\.$`, "m").test(said)
      ? []
      : [`${what} does not say what is wrong with ${names}`]),
    ...values.filter((value) => said.includes(value)).map(() => `${what} repeats the value of ${names}`),
  ];
};

/** By the server alone, as a container runs it, and by `npm start`, which also looks at the database before. */
const wrongStarts = async (target: Target): Promise<readonly string[]> => {
  const wrong: string[] = [];
  for (const broken of brokenSettings) {
    const { node } = await serverOn();
    const env = { ...target.env, NODE_ENV: "production", ...broken.env };
    wrong.push(...wrongEnd("the server", broken, await runToEnd(target, { node, env, mostMs: 30_000 })));
  }
  const nowhere = `postgres://desk:pass-of-the-desk@127.0.0.1:${await freePort()}/desk`;
  const port = String(await freePort());
  for (const env of [{ SWITCHYARD_SECRET: short }, { DATABASE_URL: nowhere }]) {
    const node = ["lib/setup/main.mjs", "start", "--port", port];
    const { code, said } = await runToEnd(target, { node, env: { ...target.env, ...env } });
    const name = Object.keys(env).join();
    if (code === null || code === 0) wrong.push(`npm start goes on with a wrong ${name}`);
    if (said.includes("pass-of-the-desk") || said.includes(short)) wrong.push(`npm start repeats ${name}`);
    if (said.trim() === "" || /\n\s+at /.test(said))
      wrong.push(`npm start says nothing plain of ${name}: ${said}`);
  }
  return wrong;
};

const closedRoutes = async (target: Target): Promise<readonly Route[]> =>
  (await everyRoute(target)).filter((route) => (declaredRoutes[nameOf(route)] ?? "public") !== "public");

const makesSession = (headers: Readonly<Record<string, string>>): boolean =>
  (headers["set-cookie"] ?? "").includes("session-token=ey");

/** The routes that want a session and, with one, answer anything but 503, or make another. */
const openRoutes = async (
  app: App,
  routes: readonly Route[],
  addressOf: (place: string) => string,
  cookie: string,
): Promise<readonly string[]> => {
  const answers = await each(routes, async (route) => {
    const bytes = route.path === "/api/uploads" ? "application/octet-stream" : undefined;
    const { status, headers } = await send(app.url, {
      method: route.method,
      path: addressOf(route.path),
      headers: isWrite(route) ? ownHeaders(app.url, bytes) : {},
      cookie,
      ...(isWrite(route) ? { body: "{}" } : {}),
    });
    const wrong = status === 503 ? [] : [`${nameOf(route)} answered ${status} without a database`];
    return makesSession(headers) ? [...wrong, `${nameOf(route)} made a session`] : wrong;
  });
  return answers.flat();
};

const wrongSignIn = async (app: App): Promise<readonly string[]> => {
  const { answer } = await trySignIn(app.url, { email: "owner@demo.test" });
  return answer.status === 503 && !makesSession(answer.headers)
    ? []
    : [`signing in without a database answered ${answer.status}`];
};

/** A database that goes away under the server, and comes back. */
const wrongWithoutDatabase = async (target: Target, routes: readonly Route[]): Promise<readonly string[]> => {
  const addressOf = await addressesOf(target);
  const cookie = await target.cookieOf("owner");
  const wrong: string[] = [];
  const link = await linkTo(target.env.DATABASE_URL ?? "");
  const app = await target.startOther({ env: { DATABASE_URL: link.url } });
  const works = async () => (await send(app.url, { path: "/api/sessions/current", cookie })).status;
  if ((await works()) !== 200) wrong.push("the server with a database of its own does not work before");
  await link.cut();
  wrong.push(...(await openRoutes(app, routes, addressOf, cookie)), ...(await wrongSignIn(app)));
  const page = await send(app.url, { path: "/queue", cookie });
  if (page.status < 500) wrong.push(`a page without a database answered ${page.status}`);
  await link.mend();
  if ((await works()) !== 200) wrong.push("the server does not work again once its database is back");
  await app.stop();
  await link.cut();
  const never = searchFor({
    ...secretsOf(target),
    ...(await sessionsOfOthers(target, null, { owner: cookie })),
  });
  const log = readFileSync(app.log, "utf8");
  if (!log.includes("database")) wrong.push("the log does not say that the database is away");
  return [...wrong, ...never.in(log).map((what) => `the log without a database holds ${what}`)];
};

/** T18: what is wrong stops the start; a database that is away closes everything until it is back, writes included. */
export const brokenClosesAll: LiveCheck = async (target) => {
  const routes = await closedRoutes(target);
  const wrong = [...(await wrongStarts(target)), ...(await wrongWithoutDatabase(target, routes))];
  return finding(
    `${brokenSettings.length + 2} starts with wrong settings end with a sentence; ${routes.length} routes answer 503 while the database is away, and work before and after`,
    [...wrong, ...(routes.length < 40 ? ["hardly any routes were found"] : [])],
  );
};
