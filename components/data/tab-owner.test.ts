// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { signOutHere } from "@/components/shell/sign-out";
import { lastList, rememberList } from "./last-list";
import { recall, remember } from "./list-memory";
import { claimTab } from "./tab-owner";

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const choose = () => {
  remember("chosen", "", { q: "state:open", chosen: ["1"] });
  rememberList("/queue?q=tag%3A1");
};
const isForgotten = () => recall("chosen", "") === null && lastList() === "/queue/unassigned";

it("leaves what one had chosen to oneself, who signs in again in the same tab", () => {
  claimTab("ana");
  choose();
  claimTab("ana");
  expect(recall("chosen", "")).toEqual({ q: "state:open", chosen: ["1"] });
});

it("leaves nothing of it to a colleague who signs in there", () => {
  claimTab("ana");
  choose();
  claimTab("bo");
  expect(isForgotten()).toBe(true);
});

it("leaves nothing of it to anybody where nobody knows whose it is", () => {
  choose();
  claimTab("bo");
  expect(isForgotten()).toBe(true);
});

it("keeps nothing once one has signed out", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ csrfToken: "x", url: "/sign-in" }));
  vi.spyOn(location, "assign").mockReturnValue();
  choose();
  await signOutHere();
  expect([isForgotten(), sessionStorage.length]).toEqual([true, 0]);
});
