import { finding, type LiveCheck } from "../check";
import { hostileTargets } from "../hostile-targets";
import { type Answer, each, jsonOf, ownHeaders, send } from "../http";
import { cookiesSet, trySignIn } from "../people";
import type { Target } from "../target";

/** What a header can hold of it; the rest goes encoded. */
const asQuery = (target: string): string => encodeURIComponent(target);

/** Where a browser would be after that, seen from our own address. */
const leadsAway = (url: string, to: string): boolean =>
  !URL.canParse(to, url) || new URL(to, url).origin !== new URL(url).origin || /^\/[/\\]/.test(to);

const signOut = async (url: string, callbackUrl: string): Promise<Answer> => {
  const csrf = await send(url, { path: "/api/auth/csrf" });
  return send(url, {
    method: "POST",
    path: "/api/auth/signout",
    headers: ownHeaders(url),
    cookie: cookiesSet(csrf),
    body: JSON.stringify({ csrfToken: jsonOf(csrf).csrfToken, callbackUrl, json: "true" }),
  });
};

/** At the doors that answer where to go next. */
const atDoors = async ({ app: { url } }: Target, to: string): Promise<readonly string[]> => {
  const { answer } = await trySignIn(url, { email: "agent@demo.test", callbackUrl: to });
  const left = await signOut(url, to);
  return [answer, left].flatMap((one) => {
    const next = jsonOf(one).url;
    const location = one.headers.location ?? "/";
    if (typeof next === "string" && !leadsAway(url, next) && !leadsAway(url, location)) return [];
    return [`${one.status} to ${String(next)} for ${JSON.stringify(to).slice(0, 60)}`];
  });
};

/** At pages that take it in their address: signed in, they lead on at once; a stranger gets the form, with where it will lead. */
const atPages = async (target: Target, to: string): Promise<readonly string[]> => {
  const { url } = target.app;
  const cookie = await target.cookieOf("agent");
  const word = asQuery(to);
  const paths = [
    ...["next", "callbackUrl", "redirect", "returnTo", "url"].map((name) => `/sign-in?${name}=${word}`),
    `/sign-in?error=x&callbackUrl=${word}`,
    `/api/auth/signin?callbackUrl=${word}`,
    `/api/auth/signout?callbackUrl=${word}`,
    `/api/auth/error?callbackUrl=${word}`,
    `/setup?next=${word}`,
    `/invite?next=${word}`,
  ];
  const found = await each(paths, async (path) => {
    const answer = await send(url, { path, cookie });
    const { location } = answer.headers;
    if (location !== undefined && leadsAway(url, location))
      return `${path.slice(0, 60)} leads to ${location}`;
    const redirect = /NEXT_REDIRECT;[a-z]+;([^;]*);/.exec(answer.text)?.[1];
    return redirect !== undefined && leadsAway(url, redirect)
      ? `${path.slice(0, 60)} leads to ${redirect}`
      : "";
  });
  return found.filter((one) => one !== "");
};

/** T13 as far as HTTP shows it: nothing leads anywhere but to a path of ours. Control: a path of ours is where it leads. */
export const redirects: LiveCheck = async (target) => {
  const { url } = target.app;
  const wrong: string[] = [];
  for (const to of hostileTargets) wrong.push(...(await atDoors(target, to)), ...(await atPages(target, to)));
  const right = "/queue?q=state%3Aopen";
  const { answer } = await trySignIn(url, { email: "agent@demo.test", callbackUrl: right });
  const page = await send(url, {
    path: `/sign-in?next=${asQuery(right)}`,
    cookie: await target.cookieOf("agent"),
  });
  const kept = [jsonOf(answer).url, jsonOf(await signOut(url, right)).url, page.headers.location];
  return finding(
    `${hostileTargets.length} targets at sign-in, sign-out and 11 addresses: none leads away; control: ${kept.length} times a path of ours is kept`,
    [
      ...wrong,
      ...kept.filter((one) => one !== right).map((one) => `a path of ours became ${String(one)}`),
      ...(hostileTargets.length < 40 ? ["fewer than 40 targets"] : []),
    ],
  );
};
