import { longestQuery } from "@/lib/api/limits";
import { finding, type LiveCheck } from "../check";
import { each, send } from "../http";
import { type Call, watchCalls } from "../intercom";

const fill = (text: string): string =>
  text.repeat(Math.ceil(longestQuery / text.length)).slice(0, longestQuery);

/** Queries that are made to be read for long, nested deep, or taken for something else on the way. */
const hostile: readonly string[] = [
  fill("("),
  fill(")"),
  fill("()"),
  fill("-"),
  fill("- "),
  fill('"'),
  fill('\\"'),
  fill(":"),
  fill("a:"),
  fill("tag:"),
  fill("tag:a "),
  fill("tag:a,"),
  fill("-tag:a "),
  fill("tag:a OR "),
  fill("(tag:a OR tag:b) "),
  fill("((tag:a) OR "),
  fill("waiting:>"),
  fill("waiting:>2h "),
  fill("created:2026-01-01.."),
  fill("created:>1e9 "),
  fill("priority:"),
  fill("a"),
  fill("a "),
  fill("aaaaaaaaaa! "),
  fill("é"),
  fill("🚂"),
  fill("\u0000"),
  fill("\n"),
  fill("\u202e"),
  fill("*"),
  fill("(a+)+$"),
  fill("(.*)*x"),
  fill("' or 1=1 --"),
  fill("{{7*7}}"),
  fill("%"),
  fill("%00"),
  fill("<script>"),
  '{"operator":"OR","value":[]}',
  "at:>999999w or at:<999999w",
  "by:__proto__",
  "action:constructor",
  "state:__proto__",
  "__proto__:open",
  "constructor:open",
  "toString:open",
  "assignee:../../admins",
  "tag:1?per_page=150",
  "id:1/../2",
  fill("x").concat("x"),
  fill("tag:a ").concat(" tag:b"),
];

const groupsIn = (
  value: unknown,
  depth = 1,
): readonly { readonly size: number; readonly depth: number }[] => {
  const inner: unknown =
    typeof value === "object" && value !== null ? Reflect.get(value, "value") : undefined;
  if (!Array.isArray(inner) || !inner.every((one) => typeof one === "object")) return [];
  return [{ size: inner.length, depth }, ...inner.flatMap((one) => groupsIn(one, depth + 1))];
};

/** What Intercom takes: 15 filters a group, two levels. */
const isWithinLimits = ({ body }: Call): boolean => {
  const query: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "query") : undefined;
  return groupsIn(query).every(({ size, depth }) => size <= 15 && depth <= 2);
};

const paths = [
  "/api/queue/count?q=",
  "/api/queue?sort=created&q=",
  "/api/journal?q=",
  "/api/journal/news?since=0&q=",
] as const;

/**
 * T23 over HTTP: hostile queries are answered or refused, never with a failure of ours, and Intercom is asked for no more than it takes.
 * Control: a right one finds something, and is asked there. How long they take is measured by `npm run bench` and in unit tests.
 */
export const queries: LiveCheck = async (target) => {
  const { url } = target.app;
  const cookie = await target.cookieOf("agent");
  const calls = await watchCalls(target);
  const tries = hostile.flatMap((query) => paths.map((path) => ({ query, path })));
  const answers = await each(tries, async ({ query, path }) => {
    const { status } = await send(url, { path: `${path}${encodeURIComponent(query)}`, cookie });
    const isTooLong = query.length > longestQuery;
    if (isTooLong ? status === 422 : status < 500) return "";
    return `${status} for ${JSON.stringify(query.slice(0, 30))}`;
  });
  const asked = (await calls()).filter(({ path }) => /\/search/.test(path));
  const own = await watchCalls(target);
  const right = await send(url, {
    path: `${paths[1]}${encodeURIComponent("state:open")}`,
    cookie,
  });
  const reached = (await own()).filter(({ path }) => /\/search/.test(path)).length;
  return finding(
    `${hostile.length} hostile queries at ${paths.length} routes: none failed, ${asked.length} searches within Intercom's limits; control: a right one answered ${right.status}`,
    [
      ...answers.filter((wrong) => wrong !== ""),
      ...asked.filter((call) => !isWithinLimits(call)).map(() => "a search beyond Intercom's limits"),
      ...asked.filter(({ status }) => status === 400).map(() => "a search that Intercom refused"),
      ...(right.status === 200 && reached > 0 ? [] : [`the control answered ${right.status}`]),
    ],
  );
};
