// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { conversationKey } from "@/components/data/conversation-query";
import { detail } from "@/lib/conversation/testing/detail";
import { AppError } from "@/lib/core/errors";
import { useDeskTitle } from "./use-desk-title";

let client: QueryClient;

beforeEach(() => {
  document.title = "Switchyard";
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
});
afterEach(cleanup);

const Desk = ({ openId, known }: { openId: string | null; known: string | null }) => {
  useDeskTitle({ openId, known, list: "Mine" });
  return null;
};

const named = () => document.title.replace(" · Switchyard", "").replace(/[\u2066-\u2069]/g, "");

const desk = (openId: string | null, known: string | null = null) => (
  <QueryClientProvider client={client}>
    <Desk openId={openId} known={known} />
  </QueryClientProvider>
);

const gone = () =>
  client.fetchQuery({
    queryKey: conversationKey("7"),
    queryFn: () => Promise.reject(new AppError("conversation_gone", "Gone.")),
  });

it("is called by the row that is open, and by its list while none is, whichever row is marked", () => {
  const { rerender } = render(desk("7", "Charged twice"));
  expect(named()).toBe("Charged twice");
  rerender(desk(null, "Charged twice"));
  expect(named()).toBe("Mine");
});

it("is called by what is open that is no row of the list, once that was read and for as long as it is there", async () => {
  render(desk("7"));
  expect(named()).toBe("Mine");
  act(() => void client.setQueryData(conversationKey("7"), detail({ id: "7", title: "Charged twice" })));
  expect(named()).toBe("Charged twice");
  await act(() => gone().catch(() => undefined));
  expect(named()).toBe("Mine");
});
