import { randomUUID } from "node:crypto";
import { finding, type LiveCheck } from "../check";
import { type Answer, each, send, sendAsRouter } from "../http";
import { plant, watchCalls } from "../intercom";
import { builtPaths } from "../routes";
import type { Target } from "../target";

type Way = {
  readonly how: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: (path: string) => string;
};

const header = (how: string, headers: Readonly<Record<string, string>>): Way => ({ how, headers });
const spelt = (how: string, path: (path: string) => string): Way => ({ how, path });

const tree = encodeURIComponent(JSON.stringify(["", { children: ["queue", {}] }, null, null, true]));

/** What has led past the proxy of one Next or another, or made it answer with what it keeps. */
const ways: readonly Way[] = [
  header("as it is", {}),
  header("x-middleware-subrequest", { "x-middleware-subrequest": "middleware" }),
  header("x-middleware-subrequest of src", { "x-middleware-subrequest": "src/middleware" }),
  header("x-middleware-subrequest five times", {
    "x-middleware-subrequest": Array.from({ length: 5 }, () => "middleware").join(":"),
  }),
  header("x-middleware-subrequest of proxy.ts", {
    "x-middleware-subrequest": Array.from({ length: 5 }, () => "proxy").join(":"),
  }),
  header("x-middleware-next", { "x-middleware-next": "1" }),
  header("x-middleware-rewrite", { "x-middleware-rewrite": "/api/workspace" }),
  header("x-middleware-prefetch", { "x-middleware-prefetch": "1" }),
  header("rsc", { rsc: "1" }),
  header("rsc, prefetched", { rsc: "1", "next-router-prefetch": "1" }),
  header("rsc, a segment", {
    rsc: "1",
    "next-router-prefetch": "1",
    "next-router-segment-prefetch": "/_tree",
  }),
  header("rsc, a state", { rsc: "1", "next-router-state-tree": tree }),
  header("x-nextjs-data", { "x-nextjs-data": "1" }),
  header("x-matched-path", { "x-matched-path": "/sign-in" }),
  header("x-invoke-path", { "x-invoke-path": "/sign-in", "x-invoke-status": "200" }),
  header("x-invoke-output", { "x-invoke-output": "/sign-in" }),
  header("x-now-route-matches", { "x-now-route-matches": "1=sign-in" }),
  header("x-rewrite-url", { "x-rewrite-url": "/sign-in", "x-original-url": "/sign-in" }),
  header("x-forwarded-*", {
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-host": "localhost",
    "x-forwarded-proto": "https",
  }),
  header("x-prerender-revalidate", { "x-prerender-revalidate": "1" }),
  header("purpose: prefetch", { purpose: "prefetch", "sec-purpose": "prefetch" }),
  header("Authorization", { authorization: "Bearer %zz" }),
  header("the peer's own header", { "x-switchyard-peer": "127.0.0.1", "x-switchyard": "1" }),
  spelt(".rsc", (path) => `${path}.rsc`),
  spelt("a segment's file", (path) => `${path}.segments/_tree.segment.rsc`),
  spelt("?_rsc=", (path) => `${path}${path.includes("?") ? "&" : "?"}_rsc=x`),
  spelt("//", (path) => `/${path}`),
  spelt("/./", (path) => `/.${path}`),
  spelt("//./ within", (path) => path.replace(/\/(?=[^/]*$)/, "//")),
  spelt("a letter in hex", (path) =>
    path.replace(/^\/(.)/, (_, letter: string) => `/%${letter.charCodeAt(0).toString(16)}`),
  ),
  spelt("capitals", (path) => path.toUpperCase()),
  spelt("a slash at the end", (path) => path.replace(/(\?|$)/, "/$1")),
  spelt("a semicolon", (path) => path.replace(/(\?|$)/, ";x=1$1")),
  spelt("a backslash", (path) => path.replace(/^\//, "/\\")),
  spelt("a null byte", (path) => path.replace(/(\?|$)/, "%00$1")),
  spelt("a locale", (path) => `/en${path}`),
  spelt("_next/data", (path) => `/_next/data/build${path}.json`),
  spelt("a way round", (path) => `/sign-in/..${path}`),
];

/** A page may be answered by the way to the sign-in page, in a redirect or in what its scripts read. */
const isShut = ({ status, headers, text }: Answer): boolean => {
  if (status >= 400) return true;
  if ([303, 307, 308].includes(status))
    return /^(https?:\/\/localhost:\d+)?\/(?![/\\])/.test(headers.location ?? "");
  // What the proxy says of itself when it is asked beforehand.
  if (status === 200 && headers["x-middleware-skip"] === "1" && text === "{}") return true;
  // Which pages there are, without anything that is on them.
  if (
    status === 200 &&
    /^text\/x-component/.test(headers["content-type"] ?? "") &&
    /^\d+:\[\["children"/.test(text)
  )
    return true;
  return status === 200 && /NEXT_REDIRECT;[a-z]+;\/(?![/\\])/.test(text);
};

const open = ["/sign-in", "/invite", "/setup"];

const placesOf = (target: Target, id: string): readonly string[] => [
  ...builtPaths(target)
    .pages.filter((page) => !open.includes(page))
    .map((page) => page.replace("[id]", id).replace("[view]", "all-open")),
  `/api/conversations/${id}`,
  "/api/queue?q=&sort=created",
  "/api/workspace",
  "/api/journal",
  "/api/members",
];

/**
 * T12: whatever leads past a proxy leads nowhere: without a session there is no data, by any spelling and any header. Control:
 * with a session the same places hold it.
 */
export const bypass: LiveCheck = async (target) => {
  const { url } = target.app;
  const canary = `bypass-${randomUUID()}`;
  const id = await plant(target, { title: canary, subject: canary, body: canary });
  const cookie = await target.cookieOf("agent");
  const places = placesOf(target, id);
  const names = await target.sql("select name from members where email like '%@demo.test'");
  const people = names.map(({ name }) => String(name));
  const calls = await watchCalls(target);
  const tries = ways.flatMap((way) => places.map((place) => ({ way, place })));
  const wrong = await each(tries, async ({ way, place }) => {
    const path = way.path?.(place) ?? place;
    const answer = await sendAsRouter(url, {
      path,
      ...(way.headers === undefined ? {} : { headers: way.headers }),
    });
    if ([canary, ...people].some((word) => answer.text.includes(word)))
      return `${way.how}: ${path} gave something away`;
    return isShut(answer) ? "" : `${way.how}: ${path} answered ${answer.status}`;
  });
  const reached = (await calls()).filter(({ path }) => path.includes(id));
  const held = await each(places, async (path) => (await send(url, { path, cookie })).text.includes(canary));
  const rsc = await sendAsRouter(url, { path: `/conversations/${id}`, cookie, headers: { rsc: "1" } });
  const shown = held.filter(Boolean).length;
  return finding(
    `${ways.length} ways at ${places.length} places, ${tries.length} requests without a session: no data; control: with one ${shown} places show it`,
    [
      ...wrong.filter((one) => one !== ""),
      ...reached.map(({ path }) => `Intercom was asked ${path}`),
      ...(ways.length < 23 ? ["fewer than 23 ways"] : []),
      ...(rsc.text.includes(canary) ? [] : ["the control is not shown to the router"]),
      ...(shown < 2 ? [`the control shows it at ${shown} places`] : []),
    ],
  );
};
