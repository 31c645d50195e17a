// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import {
  PathnameContext,
  SearchParamsContext,
} from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { type ReactNode, useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { viewsQuery } from "@/components/data/views-query";
import { useDesk } from "./use-desk";

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, "", "/queue/all-open?c=1");
});
afterEach(() => {
  vi.useRealTimers();
});

const settleMs = 160;
const frameMs = 20;

/** Next's own hooks over an address that React is told of only when the test says so. */
const busyBrowser = () => {
  let tell = () => {};
  const client = new QueryClient();
  client.setQueryData(viewsQuery().queryKey, { views: [] });
  const wrapper = ({ children }: { children: ReactNode }) => {
    const [search, setSearch] = useState(location.search);
    tell = () => setSearch(location.search);
    return (
      <QueryClientProvider client={client}>
        <PathnameContext value="/queue/all-open">
          <SearchParamsContext value={new URLSearchParams(search)}>{children}</SearchParamsContext>
        </PathnameContext>
      </QueryClientProvider>
    );
  };
  const { result } = renderHook(useDesk, { wrapper });
  return {
    desk: () => result.current,
    open: (id: string) => act(() => result.current.open(id)),
    press: (id: string) => act(() => result.current.select(id, { follow: true })),
    move: (id: string) =>
      act(() => {
        result.current.select(id, { follow: true });
        vi.advanceTimersByTime(frameMs);
      }),
    pressAtOnce: (id: string) => act(() => result.current.select(id, { follow: true, atOnce: true })),
    close: () => act(() => result.current.close()),
    frame: () => act(() => vi.advanceTimersByTime(frameMs)),
    settle: () => act(() => vi.advanceTimersByTime(settleMs)),
    tell: () => act(() => tell()),
  };
};

it("stays where one has moved on to when the browser tells of the row before only then", () => {
  const { desk, move, settle, tell } = busyBrowser();
  move("2");
  settle();
  expect(location.search).toContain("c=2");
  move("1");
  tell();
  expect(desk()).toMatchObject({ openId: "1", selectedId: "1" });
  settle();
  tell();
  expect(location.search).toContain("c=1");
  expect(desk()).toMatchObject({ openId: "1", selectedId: "1" });
});

it("follows the address where somebody else has changed it, as by going back", () => {
  const { desk, tell } = busyBrowser();
  history.pushState(null, "", "/queue/all-open?c=7");
  tell();
  expect(desk()).toMatchObject({ openId: "7", selectedId: "7" });
  history.pushState(null, "", "/queue/all-open");
  tell();
  expect(desk().openId).toBeNull();
});

it("throws nobody back to a list that they have left since they moved", () => {
  const { move, settle } = busyBrowser();
  move("2");
  history.pushState(null, "", "/queue/mine");
  settle();
  expect(location.pathname + location.search).toBe("/queue/mine");
});

it("is where the last key went at once, and is drawn there a frame later, once for several keys", () => {
  const { desk, press, frame } = busyBrowser();
  press("2");
  press("3");
  expect(desk().standing.now()).toEqual({ marked: "3", open: "3" });
  expect(desk()).toMatchObject({ openId: "1", selectedId: "1" });
  frame();
  expect(desk()).toMatchObject({ openId: "3", selectedId: "3" });
});

it("is not drawn between a key and the frame that shows where it went, for the key before it neither", () => {
  const { desk, press, frame } = busyBrowser();
  const drawn: (string | null)[] = [];
  press("2");
  requestAnimationFrame(() => {
    press("3");
    requestAnimationFrame(() => drawn.push(desk().openId));
  });
  frame();
  frame();
  expect(drawn).toEqual(["1"]);
  expect(desk().openId).toBe("3");
});

it("is not taken back to a row that was still to be drawn when it is closed", () => {
  const { desk, press, close, frame } = busyBrowser();
  press("2");
  close();
  frame();
  expect(desk()).toMatchObject({ openId: null, selectedId: "2" });
});

it("is drawn at once where nothing can be known of the row", () => {
  const { desk, pressAtOnce } = busyBrowser();
  pressAtOnce("2");
  expect(desk()).toMatchObject({ openId: "2", selectedId: "2" });
});

it("asks for what is opened before its pane has been drawn, and not for each row that one runs past", () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path);
    return new Promise(() => {});
  });
  const { open, move } = busyBrowser();
  move("2");
  move("3");
  expect(asked).toEqual([]);
  open("7");
  expect(asked).toEqual(["/api/conversations/7"]);
  vi.unstubAllGlobals();
});
