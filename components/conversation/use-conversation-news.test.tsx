// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { conversationKey } from "@/components/data/conversation-query";
import type { ConversationDetail } from "@/lib/conversation/model";
import { revisionOf } from "@/lib/conversation/revision";
import { detail } from "@/lib/conversation/testing/detail";
import { part } from "@/lib/conversation/testing/part";
import { useConversationNews } from "./use-conversation-news";

const key = conversationKey("7");
const known = detail({ id: "7", fetchedAtMs: 1000 });
const newer = detail({ id: "7", fetchedAtMs: 2000, parts: [part({ id: "2" })] });

let client: QueryClient;
let asked: string[];
const shown = () => client.getQueryData<ConversationDetail>(key);

const Page = () => {
  useConversationNews("7");
  return null;
};

const open = (answer: () => Response | Promise<Response>) => {
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return answer();
  });
  client.setQueryData(key, known);
  render(
    <QueryClientProvider client={client}>
      <Page />
    </QueryClientProvider>,
  );
};
const halfAMinute = () => vi.advanceTimersByTimeAsync(30_000);

beforeEach(() => {
  vi.useFakeTimers();
  notifyManager.setScheduler(queueMicrotask);
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  asked = [];
});
afterEach(() => {
  cleanup();
  client.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("is looked for twice a minute, by what is known, and shown once it is there", async () => {
  open(() => Response.json({ conversation: newer, stale: false }));
  await vi.advanceTimersByTimeAsync(29_000);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual([`/api/conversations/7/news?revision=${revisionOf(known)}`]);
  expect(shown()?.parts).toHaveLength(1);
  await halfAMinute();
  expect(asked[1]).toBe(`/api/conversations/7/news?revision=${revisionOf(newer)}`);
});

it("is not looked for while nobody looks at the page", async () => {
  open(() => Response.json({ conversation: newer, stale: false }));
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  await halfAMinute();
  expect(asked).toEqual([]);
});

it("changes nothing where nothing came, and says when Intercom cannot be asked, and that it can again", async () => {
  let stale = false;
  open(() => Response.json({ conversation: null, stale }));
  await halfAMinute();
  expect(shown()).toBe(known);
  stale = true;
  await halfAMinute();
  expect(shown()).toEqual({ ...known, stale: true });
  stale = false;
  await halfAMinute();
  expect(shown()).toEqual(known);
});

it("never takes the place of what was done or read meanwhile, nor of what is newer", async () => {
  let answer: (response: Response) => void = () => undefined;
  open(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  await halfAMinute();
  const done = { ...known, state: "closed" } as const;
  client.setQueryData(key, done);
  answer(Response.json({ conversation: newer, stale: false }));
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toEqual(done);
  await halfAMinute();
  answer(Response.json({ conversation: { ...newer, fetchedAtMs: 500 }, stale: false }));
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toEqual(done);
});

it("has the conversation asked for itself where it is gone, and goes on where looking failed", async () => {
  const failed = (code: string, status: number) =>
    Response.json({ error: { code, message: "No.", requestId: "r" } }, { status });
  let answer = failed("intercom_timeout", 504);
  open(() => answer);
  await halfAMinute();
  expect(shown()).toBe(known);
  expect(client.getQueryState(key)?.isInvalidated).toBe(false);
  answer = failed("conversation_gone", 404);
  await halfAMinute();
  expect(client.getQueryState(key)?.isInvalidated).toBe(true);
});
