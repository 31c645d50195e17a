import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInViews } from "@/lib/search/built-in-views";
import { groupings, type View, viewColumns } from "@/lib/search/view";
import { deskHref, readDeskAddress } from "./desk-address";
import { knownView } from "./known-view";

const saved: View = {
  id: "6f1d2c7e-0b7a-4b8e-9c1d-2f3a4b5c6d7e",
  name: "Late VIPs",
  icon: "flame",
  query: "state:open tag:9",
  sort: "created",
  columns: ["contact", "waiting"],
  groupBy: "team",
  audience: "everyone",
  ownerName: "Luis",
  mine: false,
  mayEdit: false,
  version: 3,
  pinned: true,
  updatedAtMs: 0,
  updatedByName: null,
};
const views = [saved];

const read = (href: string, known: readonly View[] | null = views) => {
  const url = new URL(href, "http://here.test");
  return readDeskAddress(url.pathname, url.searchParams, known ?? undefined);
};

const queryText = fc.oneof(
  fc.string(),
  fc.constantFrom("", "state:open", saved.query, ...builtInViews.map((view) => view.query)),
);
const display = {
  q: queryText,
  sort: fc.constantFrom("waiting" as const, "updated" as const, "created" as const, "oldest" as const),
  columns: fc.uniqueArray(fc.constantFrom(...viewColumns)),
  groupBy: fc.constantFrom(null, ...groupings),
  openId: fc.oneof(fc.constant(null), fc.nat().map(String)),
};

describe("the desk's address", () => {
  it("comes back as what it was made of", () => {
    fc.assert(
      fc.property(fc.record(display), (given) => {
        expect(read(deskHref(given))).toMatchObject(given);
      }),
    );
  });

  it("comes back with its view and what differs from it", () => {
    const view = fc.constantFrom(saved.id, "mine", "snoozed");
    fc.assert(
      fc.property(fc.record({ ...display, view }), (given) => {
        const base = knownView(given.view, views) ?? null;
        expect(read(deskHref({ ...given, base }))).toMatchObject(given);
      }),
    );
  });

  it("names a built-in view instead of its query", () => {
    expect(deskHref({ q: "state:open assignee:none" })).toBe("/queue/unassigned");
    expect(deskHref({ view: "mine", openId: "12" })).toBe("/queue/mine?c=12");
    expect(deskHref({ q: "state:open tag:1,2 from:@acme.com" })).toBe(
      "/queue?q=state:open+tag:1,2+from:@acme.com",
    );
  });

  it("says of a view only what differs from it", () => {
    const address = read(`/queue/${saved.id}`);
    expect(address).toMatchObject({ ...{ q: saved.query, sort: "created", groupBy: "team" }, edited: false });
    expect(deskHref({ ...address })).toBe(`/queue/${saved.id}`);
    const edited = deskHref({ ...address, q: "state:open", groupBy: null });
    expect(edited).toBe(`/queue/${saved.id}?q=state:open&group=none`);
    expect(read(edited)).toMatchObject({ view: saved.id, edited: true, columns: saved.columns });
  });

  it("takes no conversation and no order that makes no sense", () => {
    expect(
      read("/queue/mine?c=..%2Fadmins&sort=__proto__&columns=toString,contact&group=constructor"),
    ).toMatchObject({
      view: "mine",
      q: "state:open assignee:me",
      sort: "waiting",
      columns: ["contact"],
      groupBy: null,
      openId: null,
    });
  });

  it("tells a view that is gone from one that is not known yet", () => {
    expect(read(`/queue/${saved.id}`, null)).toMatchObject({ standing: "unknown", view: saved.id });
    expect(read(`/queue/${saved.id}`, [])).toMatchObject({ standing: "gone", lost: null });
    expect(read("/queue/nowhere", null)).toMatchObject({ standing: "gone" });
  });

  it("still opens the query beside a view that is gone, and says which view that was", () => {
    expect(read(`/queue/${saved.id}?q=state:closed`, [])).toMatchObject({
      standing: "found",
      view: null,
      q: "state:closed",
      lost: saved.id,
    });
  });
});
