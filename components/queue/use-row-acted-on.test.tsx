// @vitest-environment happy-dom
import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, it } from "vitest";
import { ActionsContext } from "@/components/data/actions-port";
import { idlePort } from "@/components/data/testing/idle-port";
import type { ConversationSummary, QueueRow } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { createStanding } from "./standing";
import { useRowActedOn } from "./use-row-acted-on";

const rows: readonly QueueRow[] = [
  detail({ id: "1" }),
  detail({ id: "2" }),
  { kind: "unreadable", id: "3" },
  detail({ id: "4" }),
];

let target: string | null = null;
const port = idlePort({
  setTarget: (_place, conversation: ConversationSummary | null) => {
    target = conversation?.id ?? null;
  },
});
const wrapper = ({ children }: { children: ReactNode }) => (
  <ActionsContext value={port}>{children}</ActionsContext>
);

/** A desk that is drawn where it began, however far one goes. */
const drawnAt = (marked: string | null, open: string | null) => {
  const standing = createStanding({ marked, open });
  const hook = renderHook(
    ({ of }: { of: readonly QueueRow[] }) =>
      useRowActedOn({ standing, selectedId: marked, openId: open }, of),
    { wrapper, initialProps: { of: rows } },
  );
  return { standing, ...hook };
};

beforeEach(() => {
  target = null;
});

it("acts on the row that is marked, before the desk is drawn there", () => {
  const { standing, result } = drawnAt("1", null);
  expect(target).toBe("1");
  standing.set({ marked: "2" });
  expect(target).toBe("2");
  expect(result.current?.id).toBe("1");
});

it("acts on what is open while another row is marked, and on nothing where the row cannot be read", () => {
  const { standing } = drawnAt("1", "1");
  standing.set({ marked: "4" });
  expect(target).toBe("1");
  standing.set({ marked: "3", open: "3" });
  expect(target).toBeNull();
});

it("stays where one has gone when the list is drawn anew before the desk has followed", () => {
  const { standing, rerender } = drawnAt("1", "1");
  standing.set({ marked: "2", open: "2" });
  rerender({ of: [...rows] });
  expect(target).toBe("2");
});

it("lets go when the desk is left", () => {
  const { standing, unmount } = drawnAt("1", null);
  unmount();
  expect(target).toBeNull();
  standing.set({ marked: "2" });
  expect(target).toBeNull();
});
