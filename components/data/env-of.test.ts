import { expect, it, vi } from "vitest";
import { workspaceWith } from "@/components/data/testing/workspace";
import { toSeconds } from "@/lib/core/time";
import { matches } from "@/lib/search/evaluate";
import { parse } from "@/lib/search/parse";
import { envOf } from "./env-of";

const workspace = workspaceWith({
  me: { memberId: "m", email: "a@b.test", teammateId: "7" },
  timeZone: "Asia/Tokyo",
  teammates: [
    { id: "7", name: "Ada", email: null, away: false, hasInboxSeat: true, teamIds: ["3"] },
    { id: "8", name: "Bo", email: null, away: false, hasInboxSeat: true, teamIds: ["4"] },
  ],
});

it("is of the one who looks, and of nobody while the workspace is not known", () => {
  expect(envOf(workspace)).toMatchObject({ me: "7", myTeamIds: ["3"] });
  expect(envOf(undefined)).toMatchObject({ me: null, myTeamIds: [] });
});

it("begins days where the workspace does, wherever the reader is, and where the reader is while nobody knows", () => {
  // Noon in London; in Tokyo the day ends in three hours, on Kiritimati the next one has begun two hours ago.
  vi.setSystemTime(new Date("2026-11-20T12:00:00Z"));
  const createdAt = toSeconds(Date.parse("2026-11-20T09:00:00Z"));
  const isToday = (timeZone: string | null) =>
    matches(parse("created:today").tree, { created: createdAt }, envOf({ ...workspace, timeZone }));
  expect(isToday("Asia/Tokyo")).toBe("yes");
  expect(isToday("Pacific/Kiritimati")).toBe("no");
  expect(envOf({ ...workspace, timeZone: null }).timeZone).toBe(
    Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  vi.useRealTimers();
});
