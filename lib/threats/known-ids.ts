import { jsonOf, send } from "./http";
import { tokenOf } from "./secrets";
import type { Target } from "./target";

/** What stands at that place of a JSON value; undefined where there is nothing. */
export const inJson = (value: unknown, ...places: readonly (string | number)[]): unknown =>
  places.reduce<unknown>(
    (at, place) => (typeof at === "object" && at !== null ? Reflect.get(at, place) : undefined),
    value,
  );

const nobody = "00000000-0000-4000-8000-000000000000";

/** What some reads want to be asked. */
const queries: Readonly<Record<string, string>> = {
  "/api/queue": "?q=&sort=created",
  "/api/queue/count": "?q=state%3Aopen",
  "/api/contacts": "?q=an",
  "/api/journal": "?q=by:me",
  "/api/journal/csv": "?mine=1",
  "/api/conversations/[id]/explain": "?q=state%3Aopen",
  "/api/conversations/[id]/news": "?revision=a",
  "/api/tickets/[id]/news": "?revision=a",
};

/** Gives a page or route of the API the ids of things that are there, and the query that it wants. */
export const addressesOf = async (target: Target): Promise<(place: string) => string> => {
  const cookie = await target.cookieOf("owner");
  const read = async (path: string) => jsonOf(await send(target.app.url, { path, cookie }));
  const conversation = String(inJson(await read("/api/queue?q=&sort=created"), "rows", 0, "id"));
  const thread = await read(`/api/conversations/${conversation}`);
  const ticket = /"id":"(\d+)","ticket_id":/.exec(await ticketsText(target))?.[1] ?? "1";
  const member = String((await target.sql("select id from members limit 1"))[0]?.id ?? nobody);
  const ids: readonly (readonly [start: string, id: string])[] = [
    ["/conversations/", conversation],
    ["/api/conversations/", conversation],
    ["/tickets/", ticket],
    ["/api/tickets/", ticket],
    [
      "/api/contacts/",
      /"contact[A-Za-z]*":.*?"([0-9a-f]{24})"/.exec(JSON.stringify(thread))?.[1] ?? "0".repeat(24),
    ],
    ["/api/members/", member],
    ["/api/drafts/", conversation],
    ["/queue/", "all-open"],
  ];
  const part = String(inJson(thread, "parts", 0, "id") ?? "source");
  return (place) => {
    const id = ids.find(([start]) => place.startsWith(start))?.[1] ?? nobody;
    return place.replace("[part]", part).replace(/\[(?:\.\.\.)?\w+\]/g, id) + (queries[place] ?? "");
  };
};

/** Asked of the demo workspace itself: no list of ours names tickets. */
const ticketsText = async (target: Target): Promise<string> => {
  const answer = await fetch(`${target.intercomUrl}/tickets/search`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${tokenOf(target)}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ query: { field: "id", operator: "!=", value: "0" } }),
  });
  return answer.text();
};
