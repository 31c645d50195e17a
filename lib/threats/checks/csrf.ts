import { ownHeader } from "@/lib/api/call";
import { finding, type LiveCheck } from "../check";
import { codeOf, each, ownHeaders, send } from "../http";
import { isWriteCall, watchCalls } from "../intercom";
import { ownRequest, wireOf } from "../own-requests";
import { cookiesSet, trySignIn } from "../people";
import {
  addressOf,
  builtPaths,
  everyRoute,
  hasParameter,
  isOurs,
  isWrite,
  nameOf,
  type Route,
} from "../routes";
import { makeScene, type Scene } from "../scene";
import type { Target } from "../target";
import { changedTables, traces } from "../traces";

type Headers = Readonly<Record<string, string>>;

/** How a foreign page makes somebody's browser send something, or what a proxy between could make of it. */
const attacksOn = (origin: string, type: string): Readonly<Record<string, Headers>> => {
  const ours = { "content-type": type, [ownHeader]: "1" };
  const { protocol, port, hostname } = new URL(origin);
  const foreign = { origin: "https://evil.test" };
  return {
    "cross-site": { ...ours, ...foreign, "sec-fetch-site": "cross-site" },
    "cross-site without Origin": { ...ours, "sec-fetch-site": "cross-site" },
    "same-site": { ...ours, "sec-fetch-site": "same-site", origin: `${protocol}//other.${hostname}` },
    "by address bar": { ...ours, "sec-fetch-site": "none" },
    "Origin: null": { ...ours, origin: "null" },
    "no Origin": ours,
    "another port": { ...ours, origin: `${protocol}//${hostname}:${Number(port) + 1}` },
    "another scheme": { ...ours, origin: origin.replace("http:", "https:") },
    "look-alike": { ...ours, origin: `${origin}.evil.test` },
    "Host forged": { ...ours, ...foreign, host: "evil.test", "x-forwarded-host": "evil.test" },
    "Sec-Fetch-Site forged": { ...ours, ...foreign, "sec-fetch-site": "same-origin" },
    "without our header": { "content-type": type, "sec-fetch-site": "same-origin", origin },
    "text/plain": { ...foreign, "content-type": "text/plain", "sec-fetch-site": "cross-site" },
    form: { ...foreign, "content-type": "application/x-www-form-urlencoded" },
    multipart: { ...foreign, "content-type": "multipart/form-data; boundary=x" },
    "_method override": {
      ...foreign,
      "content-type": "application/x-www-form-urlencoded",
      "x-http-method-override": "PUT",
    },
    "text/plain of our own": { ...ownHeaders(origin), "content-type": "text/plain" },
  };
};

const attack = async (target: Target, routes: readonly Route[], scene: Scene): Promise<readonly string[]> => {
  const { url } = target.app;
  const cookie = await target.cookieOf("owner");
  const tries = routes.flatMap((route) => {
    const { type } = wireOf(ownRequest(route, scene));
    return Object.entries(attacksOn(url, type)).map(([how, headers]) => ({ route, how, headers }));
  });
  const answers = await each(tries, async ({ route, how, headers }) => {
    const own = ownRequest(route, scene);
    const answer = await send(url, {
      method: route.method,
      path: own.path,
      cookie,
      headers,
      body: wireOf(own).body,
    });
    return [403, 415].includes(answer.status) ? "" : `${nameOf(route)} ${how}: ${answer.status}`;
  });
  return answers;
};

const doors = ["/api/auth/callback/credentials", "/api/auth/signout"] as const;

/** Signing in and out for somebody else: what next-auth answers at is ours to guard as well. */
const attackDoors = async ({ app: { url } }: Target): Promise<readonly string[]> => {
  const fields = { email: "agent@demo.test", password: "switchyard", callbackUrl: "/queue", json: "true" };
  const form = new URLSearchParams(fields).toString();
  // These forms of our own are how one signs in; without the token of a page of ours they come to nothing all the same.
  const ways = { ...attacksOn(url, "application/json"), "without a token": ownHeaders(url) };
  const tries = doors.flatMap((path) =>
    Object.entries(ways).map(([how, headers]) => ({ path, how, headers })),
  );
  return each(tries, async ({ path, how, headers }) => {
    const type: string = Reflect.get(headers, "content-type");
    const body = type === "application/json" ? JSON.stringify(fields) : form;
    const answer = await send(url, { method: "POST", path, headers, body });
    const isIn = (answer.headers["set-cookie"] ?? "").includes("session-token=ey");
    return [403, 415].includes(answer.status) && !isIn ? "" : `${path} ${how}: ${answer.status}`;
  });
};

/** The same requests as our own pages make them. */
const control = async (target: Target, routes: readonly Route[], scene: Scene) => {
  const { url } = target.app;
  const cookie = await target.cookieOf("owner");
  const wrong: string[] = [];
  let done = 0;
  for (const route of routes) {
    const own = ownRequest(route, scene);
    const { body, type } = wireOf(own);
    const sent = { method: route.method, path: own.path, cookie, headers: ownHeaders(url, type), body };
    const answer = await send(url, sent);
    const isIn = !["cross_site", "unsupported_media_type"].includes(codeOf(answer)) && answer.status < 500;
    if (isIn && (!own.isRight || answer.status === 200)) done += 1;
    else wrong.push(`our own ${nameOf(route)}: ${answer.status} ${codeOf(answer)}`);
  }
  return { wrong, done };
};

/** As the pages of another site can have a browser ask. */
const sweep = async (target: Target, scene: Scene, methods: readonly string[]): Promise<number> => {
  const { pages, api } = builtPaths(target);
  const cookie = await target.cookieOf("owner");
  const headers = { "sec-fetch-site": "cross-site" };
  const places = [...pages, ...api].map((place) =>
    hasParameter({ path: place }) ? addressOf(place, scene.conversationId) : place,
  );
  for (const method of methods)
    await each(places, (path) => send(target.app.url, { method, path, cookie, headers }), 4);
  return places.length * methods.length;
};

/**
 * T7: every write, sent as other sites can make a browser send it, is refused and nothing of it happens; and reading changes
 * nothing. Control: the same writes as our own pages send them do what they say, at Intercom too.
 */
export const csrf: LiveCheck = async (target) => {
  const scene = await makeScene(target);
  const writes = (await everyRoute(target)).filter((route) => isWrite(route) && isOurs(route));
  const before = await traces(target);
  const calls = await watchCalls(target);
  const answers = [...(await attack(target, writes, scene)), ...(await attackDoors(target))];
  const read = await sweep(target, scene, ["GET", "HEAD"]);
  const reached = (await calls()).filter(isWriteCall);
  const changed = changedTables(before, await traces(target));
  const ownCalls = await watchCalls(target);
  const own = await control(target, writes, scene);
  const signedIn = await trySignIn(target.app.url, { email: "agent@demo.test" });
  const written = (await ownCalls()).filter(isWriteCall).length;
  const refused = answers.filter((wrong) => wrong === "").length;
  return finding(
    `${refused} requests from elsewhere refused, ${reached.length} writes reached Intercom, ${read} reads changed nothing; control: ${own.done} own requests went through, ${written} writes reached Intercom`,
    [
      ...answers.filter((wrong) => wrong !== ""),
      ...reached.map(({ method, path }) => `${method} ${path} reached Intercom`),
      ...changed.map((table) => `${table} changed`),
      ...own.wrong,
      ...(cookiesSet(signedIn.answer).includes("session-token")
        ? []
        : ["our own sign-in did not go through"]),
      ...(writes.length < 30 ? [`only ${writes.length} writes are known`] : []),
      ...(written < 5 ? [`only ${written} of our own writes reached Intercom`] : []),
    ],
  );
};
