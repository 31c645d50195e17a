// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { conversationKey, conversationQuery } from "@/components/data/conversation-query";
import { toldElsewhere } from "@/components/data/done-elsewhere";
import { detail } from "@/lib/conversation/testing/detail";
import { useDoneElsewhere } from "./use-done-elsewhere";

/** Every tab that is open in this browser. */
let channels: Channel[] = [];
class Channel {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor(readonly name: string) {
    channels.push(this);
  }
  postMessage(data: unknown): void {
    for (const one of channels) if (one !== this && one.name === this.name) one.onmessage?.({ data });
  }
  close(): void {
    channels = channels.filter((one) => one !== this);
  }
}

const before = detail({ id: "7", title: "Charged twice", state: "open" });
let asked: string[] = [];

const Open = () => {
  const { data } = useQuery(conversationQuery("7"));
  useDoneElsewhere();
  return <p>{data?.state}</p>;
};

const open = () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  client.setQueryData(conversationKey("7"), before);
  client.setQueryData(conversationKey("8"), { ...before, id: "8" });
  render(
    <QueryClientProvider client={client}>
      <Open />
    </QueryClientProvider>,
  );
  expect(screen.getByText("open")).toBeTruthy();
  return client;
};

/** As another page of the same browser says it: whatever stands for the page is another there. */
const fromAnotherTab = (place: string) => {
  const other = new BroadcastChannel("switchyard-done");
  other.postMessage(`another ${place}`);
  other.close();
};

beforeEach(() => {
  asked = [];
  vi.stubGlobal("BroadcastChannel", Channel);
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return Response.json({ ...before, state: "closed" });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  expect(channels).toEqual([]);
});

it("shows at once what another tab has done to what is open, and reads anything else when it is opened", async () => {
  const client = open();
  fromAnotherTab("8");
  fromAnotherTab("7");
  await screen.findByText("closed");
  expect(asked).toHaveLength(1);
  expect(client.getQueryState(conversationKey("8"))?.isInvalidated).toBe(true);
});

it("does not take a ticket for the conversation of that id", async () => {
  const client = open();
  fromAnotherTab("ticket-7");
  expect(client.getQueryState(conversationKey("7"))?.isInvalidated).toBe(false);
});

it("reads nothing for what was done here, which other tabs are told of once it is done", async () => {
  const client = open();
  const told: unknown[] = [];
  const other = new Channel("switchyard-done");
  other.onmessage = ({ data }) => told.push(data);
  await toldElsewhere(Promise.resolve("done"), "conversation", () => "7");
  await expect(
    toldElsewhere(Promise.reject(new Error("refused")), "conversation", () => "7"),
  ).rejects.toThrow("refused");
  await waitFor(() => expect(told).toEqual([expect.stringMatching(/^\S+ 7$/)]));
  expect(client.getQueryState(conversationKey("7"))?.isInvalidated).toBe(false);
  expect(asked).toEqual([]);
  other.close();
});
