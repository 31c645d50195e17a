import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { type Role, roles } from "@/lib/access/roles";
import { freePort } from "@/lib/setup/ports";
import { inRoot } from "@/lib/setup/project";
import { finding, type LiveCheck } from "../check";
import { filesBelow, findInFiles } from "../files";
import { each, ownHeaders, ownLink, type Sent, send, sendAsRouter } from "../http";
import { watchCalls } from "../intercom";
import { addressesOf } from "../known-ids";
import { newPerson, signIn } from "../people";
import { builtPaths, everyRoute, isOurs, isWrite } from "../routes";
import { secretsOf, sessionsOfOthers, tokenOf } from "../secrets";
import { type Search, searchFor, spellingsOf } from "../spellings";
import type { Target } from "../target";

type Seen = { readonly where: string; readonly status: number; readonly found: readonly string[] };

/** Asks, and searches whatever came: status line, headers, body. */
const look = async (origin: string, who: string, sent: Sent, search: Search): Promise<Seen> => {
  const { status, headers, body } = await sendAsRouter(origin, sent);
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return {
    where: `${sent.method ?? "GET"} ${sent.path} as ${who}`,
    status,
    found: [...search.in(head.join("\n")), ...search.in(body)],
  };
};

/** As a browser asks for a page, and as the router asks for what it needs of it. */
const pageForms: readonly (readonly [query: string, headers: Readonly<Record<string, string>>])[] = [
  ["", { accept: "text/html" }],
  ["?_rsc=1abc2", { rsc: "1" }],
  ["?_rsc=1abc2", { rsc: "1", "next-router-prefetch": "1" }],
  ["?_rsc=1abc2", { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" }],
];

const authAddresses = ["csrf", "session", "providers", "signin", "signout", "error?error=x", "callback/oidc"];

const readsOf = async (target: Target, addressOf: (place: string) => string): Promise<readonly Sent[]> => {
  const { pages, files } = builtPaths(target);
  const routes = (await everyRoute(target)).filter((route) => !isWrite(route));
  const odd = [
    "/no-such-page",
    "/conversations/abc",
    "/api/no-such-route",
    "/%zz",
    "/_next/image?url=%2Fx&w=64&q=75",
  ];
  const pageReads = [...pages.map(addressOf), "/no-such-page", "/conversations/abc"].flatMap((at) =>
    pageForms.map(([query, headers]): Sent => ({ path: at + query, headers })),
  );
  const plain = [
    ...routes.filter(isOurs).map((route) => addressOf(route.path)),
    // The same for ids of nothing, and without what they want to be asked.
    ...routes.filter(isOurs).map((route) => route.path.replace(/\[\w+\]/g, "7")),
    ...authAddresses.map((word) => `/api/auth/${word}`),
    ...files.map(addressOf),
    ...odd,
  ];
  return [...pageReads, ...plain.map((at): Sent => ({ path: at, headers: ownLink }))];
};

/** Each write, with nothing in it and with what the one who sends it may know of the token: answers say what is wrong with it. */
const writesOf = async (target: Target, body: unknown): Promise<readonly Sent[]> => {
  const routes = (await everyRoute(target)).filter((route) => isWrite(route) && isOurs(route));
  return [{}, body].flatMap((one) =>
    routes.map(
      ({ method, path: place }): Sent => ({
        method,
        path: place.replace(/\[\w+\]/g, "00000000-0000-4000-8000-000000000000"),
        headers: ownHeaders(target.app.url),
        body: JSON.stringify(one),
      }),
    ),
  );
};

type Viewer = { readonly who: string; readonly email: string | null; readonly cookie: string | null };

const crawl = async (target: Target, viewer: Viewer, sent: readonly Sent[], others: readonly Viewer[]) => {
  const cookies = others.flatMap(({ who, cookie }) => (cookie === null ? [] : [[who, cookie] as const]));
  const sessions = await sessionsOfOthers(target, viewer.email, Object.fromEntries(cookies));
  const search = searchFor({ ...secretsOf(target), ...sessions });
  return each(sent, (one) =>
    look(
      target.app.url,
      viewer.who,
      viewer.cookie === null ? one : { ...one, cookie: viewer.cookie },
      search,
    ),
  );
};

/** The three demo members read, since they see all there is; others write, since a write may end the session of its sender. */
const crawlAll = async (target: Target): Promise<readonly Seen[]> => {
  const reads = await readsOf(target, await addressesOf(target));
  const stranger: Viewer = { who: "a stranger", email: null, cookie: null };
  const members = await Promise.all(
    roles.map(
      async (role: Role): Promise<Viewer> => ({
        who: role,
        email: `${role}@demo.test`,
        cookie: await target.cookieOf(role),
      }),
    ),
  );
  const token = tokenOf(target);
  const seen: Seen[] = [];
  for (const viewer of [stranger, ...members]) {
    const others = members.filter(({ who }) => who !== viewer.who);
    seen.push(...(await crawl(target, viewer, reads, others)));
  }
  for (const role of roles) {
    const { email, password } = await newPerson(target, role);
    const writer: Viewer = {
      who: `new ${role}`,
      email,
      cookie: await signIn(target.app.url, email, password),
    };
    const sent = await writesOf(
      target,
      role === "owner" ? { region: "eu", token, extra: token } : { region: "eu" },
    );
    seen.push(...(await crawl(target, writer, sent, members)));
  }
  seen.push(...(await crawl(target, stranger, await writesOf(target, { token: "x" }), members)));
  return seen;
};

/** Each spelling of the token in a body and in a header of a server of our own: how many of them the same search misses. */
const missedOnTheWire = async (target: Target): Promise<number> => {
  const secrets = secretsOf(target);
  const search = searchFor(secrets);
  const spellings = Object.values(secrets).flatMap((secret) => spellingsOf(secret).map(([, one]) => one));
  const port = await freePort();
  const server = createServer(({ url = "" }, response) => {
    const planted = spellings[Number(url.split("/")[2])] ?? "";
    if (url.startsWith("/header")) response.setHeader("x-planted", planted.replaceAll("\0", ""));
    response.end(url.startsWith("/body") ? `x${planted}y` : "");
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", () => listening()));
  const inBodies = spellings.map((_, index) => `/body/${index}`);
  const inHeaders = spellings.flatMap((one, index) => (one.includes("\0") ? [] : [`/header/${index}`]));
  const seen = await each([...inBodies, ...inHeaders], (at) =>
    look(`http://127.0.0.1:${port}`, "a control", { path: at }, search),
  );
  server.closeAllConnections();
  server.close();
  return seen.filter(({ found }) => found.length === 0).length;
};

/** A copy of the token, and a source map, in a folder of files like those that browsers get: whether the same search finds both. */
const foundInPlantedFiles = (target: Target): boolean => {
  const folder = path.join(target.scratch, "planted", "chunks");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "a.js"), `const t="${tokenOf(target)}"`);
  writeFileSync(path.join(folder, "b.js.map"), "{}");
  writeFileSync(path.join(folder, "c.js"), "//# sourceMappingURL=c.js.map");
  return findInFiles(path.dirname(folder), searchFor(secretsOf(target)), true).length >= 3;
};

/** Files for browsers, on the disk and as they are served, and the source maps that are nowhere. */
const searchFiles = async (target: Target) => {
  const search = searchFor(secretsOf(target));
  const statics = path.join(target.buildFolder, "static");
  const open = inRoot("public");
  const found = [...findInFiles(statics, search, true), ...findInFiles(open, search, true)];
  const addresses = [
    ...filesBelow(statics).map((file) => `/_next/static/${file}`),
    ...filesBelow(open).map((file) => `/${file}`),
  ].map((at) => at.split(path.sep).map(encodeURIComponent).join("/"));
  const seen = await each(addresses, (at) => look(target.app.url, "a stranger", { path: at }, search));
  const scripts = addresses.filter((at) => at.endsWith(".js"));
  const maps = await each(scripts, (at) => send(target.app.url, { path: `${at}.map` }));
  return {
    count: addresses.length,
    wrong: [
      ...found,
      ...seen.flatMap(({ where, found: what }) => what.map((one) => `${where}: ${one}`)),
      ...seen
        .filter(({ status }) => status !== 200)
        .map(({ where, status }) => `${where} answered ${status}`),
      ...maps.filter(({ status }) => status !== 404).map(() => "a source map is served"),
    ],
  };
};

/** T5, over the wire and on the disk: no page, flight, route, header, error or file gives a secret or another's session away. */
export const nothingLeaves: LiveCheck = async (target) => {
  const calls = await watchCalls(target);
  const seen = await crawlAll(target);
  // The demo workspace answers 200 to nobody but who sends the token.
  const taken = (await calls()).filter(({ status }) => status === 200).length;
  const files = await searchFiles(target);
  const missed = await missedOnTheWire(target);
  const good = seen.filter(({ status }) => status === 200).length;
  return finding(
    `${seen.length} answers to a stranger, agents, leads and owners (${good} of them 200) and ${files.count} files; the token was used ${taken} times; planted copies missed: ${missed}`,
    [
      ...seen.flatMap(({ where, found }) => found.map((what) => `${where}: ${what}`)),
      ...files.wrong,
      ...(taken < 10 ? ["the token never reached Intercom"] : []),
      ...(good < 100 ? ["too little was shown at all"] : []),
      ...(missed > 0 ? ["the search misses planted copies"] : []),
      ...(foundInPlantedFiles(target) ? [] : ["the search misses planted files"]),
    ],
  );
};
