import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { viewsQuery } from "@/components/data/views-query";
import type { View } from "@/lib/api/views";
import { orderInTurn } from "./order-line";

const viewOf = (id: string): View => ({
  id,
  name: id,
  icon: "star",
  query: "",
  sort: "waiting",
  columns: [],
  groupBy: null,
  audience: "me",
  ownerName: null,
  mine: true,
  mayEdit: true,
  version: 1,
  pinned: true,
  updatedAtMs: 0,
  updatedByName: null,
});

type Sent = { readonly order: string; readonly answer: (response: Response) => void };
const sent: Sent[] = [];
const failed: unknown[] = [];
let client = new QueryClient();

beforeEach(() => {
  sent.length = 0;
  failed.length = 0;
  client = new QueryClient();
  client.setQueryData(viewsQuery().queryKey, { views: ["a", "b", "c"].map(viewOf) });
  vi.stubGlobal(
    "fetch",
    (_: string, { body }: RequestInit) =>
      new Promise((answer) => {
        const { views }: { views: readonly { readonly id: string }[] } = JSON.parse(String(body));
        sent.push({ order: views.map(({ id }) => id).join(""), answer });
      }),
  );
});
afterEach(() => vi.unstubAllGlobals());

const move = (order: string) =>
  orderInTurn(
    client,
    [...order].map((id) => ({ id, pinned: true })),
    (error) => failed.push(error),
  );
const shown = () =>
  client
    .getQueryData(viewsQuery().queryKey)
    ?.views.map(({ id }) => id)
    .join("");
const next = async (order: string) => {
  const call = await vi.waitUntil(() => sent.find((one) => one.order === order));
  return (works: boolean) =>
    call.answer(
      works
        ? Response.json({ views: [...order].map(viewOf) })
        : Response.json({ error: { code: "internal", message: "No.", requestId: "r" } }, { status: 500 }),
    );
};

it("sends quick moves one after the other, the last one last, and shows that one all the while", async () => {
  const first = move("bac");
  const answerFirst = await next("bac");
  await Promise.all([move("bca"), move("cba")]);
  expect(sent.map(({ order }) => order)).toEqual(["bac"]);
  expect(shown()).toBe("cba");
  answerFirst(true);
  const answerLast = await next("cba");
  expect(shown()).toBe("cba");
  expect(sent.map(({ order }) => order)).toEqual(["bac", "cba"]);
  answerLast(true);
  await first;
  expect(shown()).toBe("cba");
});

it("puts back what could not be kept, with what was made meanwhile, and says so once", async () => {
  const moves = move("bac");
  const answerFirst = await next("bac");
  await move("cab");
  answerFirst(true);
  const answerSecond = await next("cab");
  client.setQueryData(viewsQuery().queryKey, { views: [..."cabd"].map(viewOf) });
  answerSecond(false);
  await moves;
  expect(shown()).toBe("bacd");
  expect(failed).toHaveLength(1);
});
