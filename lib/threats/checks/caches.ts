import { declaredRoutes } from "@/lib/access/routes";
import { finding, type LiveCheck } from "../check";
import { each, send, write } from "../http";
import { newPerson, signIn } from "../people";
import { addressOf, builtPaths, everyRoute, hasParameter, nameOf } from "../routes";
import type { Target } from "../target";

/** Somebody new, with something in each of their own lists by which they would be known elsewhere. */
const someone = async (target: Target, mark: string): Promise<string> => {
  const { url } = target.app;
  const person = await newPerson(target, "lead");
  await target.sql(`update members set name = '${mark}' where id = '${person.id}'`);
  const cookie = await signIn(url, person.email, person.password);
  const id = crypto.randomUUID();
  await write(url, {
    method: "POST",
    path: "/api/replies",
    cookie,
    body: { id, name: mark, text: mark, shared: false },
  });
  await write(url, {
    method: "PUT",
    path: "/api/drafts/4711",
    cookie,
    body: {
      base: 0,
      device: id,
      deviceName: mark,
      content: { text: mark, mode: "note", key: id, files: [], urls: [], contactId: null },
    },
  });
  return cookie;
};

/** What everybody may see of everybody: who there is, by name. */
const everybodys = ["/api/journal/members"];

const isPrivate = ({ headers }: { readonly headers: Readonly<Record<string, string>> }): boolean =>
  /no-store/.test(headers["cache-control"] ?? "") && !/public|s-maxage/.test(headers["cache-control"] ?? "");

/**
 * T28: of two people who ask for the same addresses, one after the other and at once, neither gets what is the other's; nothing on
 * the way may keep an answer, and after signing out there is none. Control: each gets their own.
 */
export const caches: LiveCheck = async (target) => {
  const { url } = target.app;
  const marks = [`mark-${crypto.randomUUID()}`, `mark-${crypto.randomUUID()}`] as const;
  const cookies = [await someone(target, marks[0]), await someone(target, marks[1])] as const;
  const reads = (await everyRoute(target))
    .filter((route) => route.method === "GET" && declaredRoutes[nameOf(route)] !== "public")
    .map(({ path }) => addressOf(path, "4711"));
  const pages = builtPaths(target).pages.filter((path) => !hasParameter({ path }));
  const places = [...reads, ...pages, "/api/queue?q=state%3Aopen&sort=created"];
  const wrong: string[] = [];
  const own = [0, 0];
  await each([...places, ...places], async (path) => {
    const answers = await Promise.all(cookies.map((cookie) => send(url, { path, cookie })));
    answers.forEach((answer, at) => {
      const other = marks[at === 0 ? 1 : 0];
      if (answer.text.includes(other) && !everybodys.includes(path))
        wrong.push(`${path} showed what is another's`);
      if (answer.text.includes(marks[at] ?? "")) own[at] = (own[at] ?? 0) + 1;
      if (!isPrivate(answer)) wrong.push(`${path} may be kept: ${answer.headers["cache-control"]}`);
    });
  });
  await write(url, { method: "DELETE", path: "/api/sessions", cookie: cookies[0] });
  const stranger = await each(places, (path) => send(url, { path }));
  const shown = stranger.filter(({ text }) => marks.some((mark) => text.includes(mark))).length;
  return finding(
    `${places.length} addresses asked for twice by two people at once, ${places.length} by a stranger after them: nothing of another's, nothing that may be kept; control: their own was shown ${own.join(" and ")} times`,
    [
      ...new Set(wrong),
      ...(shown > 0 ? [`a stranger was shown something at ${shown} addresses`] : []),
      ...(own.every((count) => count >= 4) ? [] : ["the control did not show their own"]),
      ...(places.length < 30 ? ["too few addresses are known"] : []),
    ],
  );
};
