import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInViews } from "@/lib/search/built-in-views";
import { deskHref, readDeskAddress } from "./desk-address";

const read = (href: string) => {
  const url = new URL(href, "http://here.test");
  return readDeskAddress(url.pathname, url.searchParams);
};

const target = fc.record({
  q: fc.oneof(fc.string(), fc.constantFrom("", "state:open", ...builtInViews.map((view) => view.query))),
  sort: fc.constantFrom("waiting" as const, "updated" as const, "created" as const, "oldest" as const),
  openId: fc.oneof(fc.constant(null), fc.nat().map(String)),
});

describe("the desk's address", () => {
  it("comes back as what it was made of", () => {
    fc.assert(
      fc.property(target, (given) => {
        expect(read(deskHref(given))).toMatchObject(given);
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

  it("takes no conversation and no order that makes no sense", () => {
    expect(read("/queue/mine?c=..%2Fadmins&sort=__proto__")).toEqual({
      view: "mine",
      q: "state:open assignee:me",
      sort: "waiting",
      openId: null,
    });
  });
});
