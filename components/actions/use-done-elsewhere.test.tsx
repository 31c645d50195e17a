// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { conversationKey, conversationQuery } from "@/components/data/conversation-query";
import { tellDone } from "@/components/data/done-elsewhere";
import { listOf, type QueueList } from "@/components/data/queue-list";
import { summaryOf } from "@/components/data/show-in-lists";
import { tabBeside } from "@/components/data/testing/tabs";
import { ticketQuery } from "@/components/data/ticket-query";
import { ticketOf } from "@/lib/actions/testing/ticket";
import { detail } from "@/lib/conversation/testing/detail";
import { useDoneElsewhere } from "./use-done-elsewhere";

const tab = tabBeside();

const before = detail({ id: "7", title: "Charged twice", state: "open" });
const rows = [summaryOf(before), summaryOf({ ...before, id: "8" })];
const listKey = ["queue", "", "waiting"];
let asked: string[] = [];
let answer = (): Response => Response.json({ ...before, state: "closed" });

const Open = () => {
  const { data } = useQuery(conversationQuery("7"));
  useDoneElsewhere();
  return <p>{data?.state}</p>;
};

const open = () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  client.setQueryData(conversationKey("7"), before);
  client.setQueryData(conversationKey("8"), { ...before, id: "8" });
  client.setQueryData(ticketQuery("7").queryKey, ticketOf({ id: "7" }));
  client.setQueryData(
    listKey,
    listOf(
      { rows, nextCursor: null, total: 2, totalIsExact: true, notes: [], fetchedAtMs: 0, stale: false },
      0,
    ),
  );
  render(
    <QueryClientProvider client={client}>
      <Open />
    </QueryClientProvider>,
  );
  expect(screen.getByText("open")).toBeTruthy();
  return client;
};

const rowsOf = (client: QueryClient) =>
  client
    .getQueryData<QueueList>(listKey)
    ?.rows.map((row) => [row.id, row.kind === "conversation" ? row.state : null]);
const isInvalidated = (client: QueryClient, queryKey: readonly string[]) =>
  client.getQueryState(queryKey)?.isInvalidated;

beforeEach(() => {
  asked = [];
  answer = () => Response.json({ ...before, state: "closed" });
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return answer();
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("shows at once what another tab has done to what is open, and reads anything else when it is opened", async () => {
  const client = open();
  tab.tell("8");
  tab.tell("7");
  await screen.findByText("closed");
  expect(asked).toEqual(["/api/conversations/7"]);
  expect(isInvalidated(client, conversationKey("8"))).toBe(true);
  await waitFor(() =>
    expect(rowsOf(client)).toEqual([
      ["7", "closed"],
      ["8", "open"],
    ]),
  );
});

it("takes away the row of what another tab has deleted", async () => {
  const client = open();
  answer = () =>
    Response.json({ error: { code: "conversation_gone", message: "It is gone." } }, { status: 404 });
  tab.tell("7");
  await waitFor(() => expect(rowsOf(client)).toEqual([["8", "open"]]));
  expect(asked).toEqual(["/api/conversations/7"]);
  expect(isInvalidated(client, listKey)).toBe(true);
});

it("leaves the row where what was done could not be read", async () => {
  const client = open();
  answer = () =>
    Response.json({ error: { code: "intercom_unavailable", message: "It is away." } }, { status: 502 });
  tab.tell("7");
  await waitFor(() => expect(client.getQueryState(conversationKey("7"))?.error).not.toBeNull());
  expect(rowsOf(client)).toEqual([
    ["7", "open"],
    ["8", "open"],
  ]);
});

it("does not take a ticket for the conversation of that id", async () => {
  const client = open();
  tab.tell("ticket-7");
  await waitFor(() => expect(isInvalidated(client, ticketQuery("7").queryKey)).toBe(true));
  expect(isInvalidated(client, conversationKey("7"))).toBe(false);
});

it("reads nothing for what was done here, which other tabs are told of", async () => {
  const client = open();
  tellDone([
    { kind: "conversation", id: "7" },
    { kind: "ticket", id: "38" },
  ]);
  expect(tab.heard).toEqual(["7", "ticket-38"]);
  expect(isInvalidated(client, conversationKey("7"))).toBe(false);
  expect(asked).toEqual([]);
});
