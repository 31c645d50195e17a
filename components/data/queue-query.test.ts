import { QueryClient } from "@tanstack/react-query";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { json, startUpstream, type Upstream } from "@/lib/intercom/testing/upstream";
import { queueQuery, refreshQueue } from "./queue-query";

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

const page = (total: number, nextCursor: string | null) => ({ rows: [], total, nextCursor });

it("keeps what was read afresh, also where reading on began meanwhile and ends later", async () => {
  const answers = { fresh: () => {}, more: () => {} };
  server.answer = ({ path }, response) => {
    if (path.includes("fresh=1")) answers.fresh = () => json(response, 200, page(33, "next"));
    else if (path.includes("cursor=")) answers.more = () => json(response, 200, page(32, null));
    else json(response, 200, page(32, "next"));
  };
  const client = new QueryClient();
  const { queryKey } = queueQuery("state:open", "waiting");
  const list = () => client.getQueryData(queryKey)?.pages.map(({ total }) => total);
  await client.fetchInfiniteQuery(queueQuery("state:open", "waiting"));
  expect(list()).toEqual([32]);

  const refreshed = refreshQueue(client, "state:open", "waiting");
  await vi.waitFor(() => expect(server.seen).toHaveLength(2));
  const readOn = client
    .fetchInfiniteQuery({ ...queueQuery("state:open", "waiting"), staleTime: 0, pages: 2 })
    .catch(() => {});
  await vi.waitFor(() => expect(server.seen).toHaveLength(4));
  answers.fresh();
  await refreshed;
  answers.more();
  await readOn;
  expect(list()).toEqual([33]);
  client.clear();
});
