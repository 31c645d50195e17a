// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { conversationKey } from "@/components/data/conversation-query";
import type { OutgoingHere } from "@/components/data/outgoing";
import { listOf, type QueueList } from "@/components/data/queue-list";
import { ToastProvider } from "@/components/ui/toasts";
import type { ConversationDetail, ConversationSummary } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { useOutgoingEnds } from "./use-outgoing-ends";

const message = (state: OutgoingHere["state"]): OutgoingHere => ({
  key: "k1",
  subject: "conversation",
  id: "7",
  action: { kind: "reply", text: "On its way" },
  state,
  dueInMs: 0,
  dueAtMs: 0,
  createdAtMs: 0,
  problem: null,
});

const before = detail({ id: "7", title: "Charged twice" });
const after = { ...before, totalParts: before.totalParts + 1 };
let asked: string[] = [];
let answer = after;

const Ends = ({ messages }: { messages: readonly OutgoingHere[] }) => {
  useOutgoingEnds(messages, "m1");
  return null;
};

const show = (client: QueryClient, messages: readonly OutgoingHere[]) => (
  <QueryClientProvider client={client}>
    <ToastProvider>
      <Ends messages={messages} />
    </ToastProvider>
  </QueryClientProvider>
);

const open = () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(conversationKey("7"), before);
  return client;
};

beforeEach(() => {
  [asked, answer] = [[], after];
  localStorage.clear();
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return Response.json(answer);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("reads a conversation again that was read before its message went out, though the page came too late to see it wait", async () => {
  const client = open();
  render(show(client, [message("sent")]));
  await waitFor(() => expect(client.getQueryData(conversationKey("7"))).toEqual(after));
  expect(screen.queryByText(/sent/)).toBeNull();
});

/** What is known of an open conversation alone. */
const ofDetailAlone: Record<Exclude<keyof ConversationDetail, keyof ConversationSummary>, true> = {
  parts: true,
  totalParts: true,
  contacts: true,
  teammateIds: true,
  attributes: true,
  statistics: true,
  ratingRemark: true,
  about: true,
  fetchedAtMs: true,
  stale: true,
};

it("shows it in lists as they would read it themselves", async () => {
  const client = open();
  const page = { nextCursor: null, total: 1, totalIsExact: true, notes: [], fetchedAtMs: 0, stale: false };
  client.setQueryData(["queue", "", "waiting"], listOf({ ...page, rows: [before] }, 0));
  answer = { ...after, state: "closed" };
  render(show(client, [message("sent")]));
  const row = () => client.getQueryData<QueueList>(["queue", "", "waiting"])?.rows[0];
  await waitFor(() => expect(row()).toMatchObject({ id: "7", state: "closed" }));
  expect(Object.keys(row() ?? {}).filter((key) => key in ofDetailAlone)).toEqual([]);
});

it("reads it again once, however often it is told of the same end", async () => {
  const client = open();
  const { rerender } = render(show(client, [message("waiting")]));
  for (let time = 0; time < 3; time += 1) rerender(show(client, [message("sent")]));
  await waitFor(() => expect(client.getQueryData(conversationKey("7"))).toEqual(after));
  expect(asked).toHaveLength(1);
});

it("reads nothing for what went out to a conversation that this page has not read", () => {
  render(show(new QueryClient(), [message("sent")]));
  expect(asked).toEqual([]);
});
