// @vitest-environment happy-dom
import { notifyManager, onlineManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useOpenQuery } from "./use-open-query";

const queryKey = ["open"] as const;
let drawn: string[] = [];
const answers = vi.fn<() => Promise<{ said: string }>>();

const Page = () => {
  const { data, error, fetchStatus } = useOpenQuery({ queryKey, queryFn: answers });
  drawn.push(`${data?.said ?? "nothing"}, ${error?.message ?? "well"}, ${fetchStatus}`);
  return null;
};

const open = async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  await act(async () => {
    render(
      <QueryClientProvider client={client}>
        <Page />
      </QueryClientProvider>,
    );
  });
  return client;
};
const readAgain = (client: QueryClient) => act(() => client.refetchQueries({ queryKey }));

beforeEach(() => {
  notifyManager.setScheduler(queueMicrotask);
  drawn = [];
  answers.mockReset();
  answers.mockImplementation(async () => ({ said: "one" }));
});
afterEach(() => {
  cleanup();
  onlineManager.setOnline(true);
});

it("is drawn anew for what is new, and not for each reading", async () => {
  const client = await open();
  expect(drawn.at(-1)).toMatch(/^one, well/);
  drawn = [];
  await readAgain(client);
  expect(answers).toHaveBeenCalledTimes(2);
  expect(drawn).toEqual([]);
  answers.mockImplementation(async () => ({ said: "two" }));
  await readAgain(client);
  expect(drawn).toEqual([expect.stringMatching(/^two, well/)]);
  answers.mockRejectedValue(new Error("away"));
  await readAgain(client);
  expect(drawn.slice(1)).toEqual([expect.stringMatching(/^two, away/)]);
});

it("tells while nothing is there how the reading stands", async () => {
  onlineManager.setOnline(false);
  await open();
  expect(drawn).toEqual(["nothing, well, paused"]);
  answers.mockReturnValue(new Promise(() => undefined));
  await act(async () => onlineManager.setOnline(true));
  expect(drawn.slice(1)).toEqual(["nothing, well, fetching"]);
});
