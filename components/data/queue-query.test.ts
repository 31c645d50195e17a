import { QueryClient } from "@tanstack/react-query";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { queueInput } from "@/lib/api/inputs";
import type { QueuePage } from "@/lib/api/queue";
import { json, startUpstream, type Upstream } from "@/lib/intercom/testing/upstream";
import { queueQuery, readOn, refreshQueue } from "./queue-query";

let server: Upstream;
const realFetch = globalThis.fetch;

beforeAll(async () => {
  server = await startUpstream((_, response) => json(response, 200, {}));
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => realFetch(server.baseUrl + path, init));
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await server.close();
});
afterEach(() => server.seen.splice(0));

const page = (total: number, nextCursor: string | null, ids: readonly string[] = []): QueuePage => ({
  rows: ids.map((id) => ({ kind: "unreadable", id })),
  total,
  nextCursor,
  totalIsExact: true,
  notes: [],
  fetchedAtMs: 0,
  stale: false,
});
const query = () => queueQuery("state:open", "waiting");
const signal = new AbortController().signal;

it("keeps what was read afresh, also where reading on began meanwhile and ends later", async () => {
  const answers = { fresh: () => {}, more: () => {} };
  server.answer = ({ path }, response) => {
    if (path.includes("fresh=1")) answers.fresh = () => json(response, 200, page(33, "other", ["9"]));
    else if (path.includes("cursor=")) answers.more = () => json(response, 200, page(32, null, ["2"]));
    else json(response, 200, page(32, "next", ["1"]));
  };
  const client = new QueryClient();
  const list = () => client.getQueryData(query().queryKey);
  await client.fetchQuery(query());
  expect(list()).toMatchObject({ total: 32, rows: [{ id: "1" }] });

  const refreshed = refreshQueue(client, "state:open", "waiting");
  await vi.waitFor(() => expect(server.seen).toHaveLength(2));
  const onward = readOn(client, "state:open", "waiting", signal);
  await vi.waitFor(() => expect(server.seen).toHaveLength(3));
  answers.fresh();
  await refreshed;
  answers.more();
  await onward;
  expect(list()).toMatchObject({ total: 33, rows: [{ id: "9" }], nextCursor: "other" });
  client.clear();
});

it("calls off a look for news that began before the list was read afresh, since it would put back what stood then", async () => {
  const answers = { fresh: () => {}, news: () => {} };
  let isKnown = false;
  server.answer = ({ path }, response) => {
    const old = () => json(response, 200, page(1, null, ["1"]));
    if (path.includes("fresh=1")) answers.fresh = () => json(response, 200, page(2, null, ["8", "9"]));
    else if (isKnown) answers.news = old;
    else old();
  };
  const client = new QueryClient();
  await client.fetchQuery(query());
  isKnown = true;
  const refreshed = refreshQueue(client, "state:open", "waiting");
  await vi.waitFor(() => expect(server.seen).toHaveLength(2));
  const looked = client.refetchQueries({ queryKey: query().queryKey }, { cancelRefetch: true });
  await vi.waitFor(() => expect(server.seen).toHaveLength(3));
  answers.fresh();
  await refreshed;
  answers.news();
  await looked;
  const list = client.getQueryData(query().queryKey);
  expect([list?.total, list?.rows.map(({ id }) => id)]).toEqual([2, ["8", "9"]]);
  client.clear();
});

it("shares one list among orders that only sort what is loaded, and asks Intercom for one that it knows", async () => {
  const asked: string[] = [];
  server.answer = ({ path }, response) => {
    asked.push(path);
    json(response, 200, page(1, null, ["1"]));
  };
  const client = new QueryClient();
  await client.fetchQuery(query());
  await client.fetchQuery(queueQuery("state:open", "sla"));
  await client.fetchQuery(queueQuery("state:open", "priority"));
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain("sort=waiting");
  client.clear();
});

it("reads a list that is known anew without losing what was read on to, and does not count reading on as reading anew", async () => {
  server.answer = ({ path }, response) => {
    if (path.includes("cursor=")) json(response, 200, page(2, null, ["2"]));
    else json(response, 200, page(2, "next", ["1"]));
  };
  const client = new QueryClient();
  await client.fetchQuery(query());
  const readAt = client.getQueryState(query().queryKey)?.dataUpdatedAt;
  await readOn(client, "state:open", "waiting", signal);
  expect(client.getQueryState(query().queryKey)?.dataUpdatedAt).toBe(readAt);
  await client.refetchQueries({ queryKey: query().queryKey });
  const list = client.getQueryData(query().queryKey);
  expect(list?.rows.map(({ id }) => id)).toEqual(["1", "2"]);
  expect(list?.next).toBeNull();
  client.clear();
});

it("asks for everything in words that the server takes", async () => {
  server.answer = ({ path }, response) => {
    const params = new URL(path, server.baseUrl).searchParams;
    const read = queueInput.safeParse(Object.fromEntries(params));
    json(response, read.success ? 200 : 422, page(1, null, [read.data?.q ?? "refused"]));
  };
  const client = new QueryClient();
  const list = await client.fetchQuery(queueQuery("", "waiting"));
  expect(list.rows).toEqual([{ kind: "unreadable", id: "" }]);
  client.clear();
});
