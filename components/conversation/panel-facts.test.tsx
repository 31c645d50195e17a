// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { workspaceWith } from "@/components/data/testing/workspace";
import type { AiAgentPart, ConversationDetail, Part, Sla, Statistics } from "@/lib/conversation/model";
import { detail, nothingAbout } from "@/lib/conversation/testing/detail";
import { nothingCounted, silentAgent, slaEvent } from "@/lib/conversation/testing/facts";
import { AiAgentSection } from "./panel-ai";
import { NumbersSection } from "./panel-numbers";
import { OriginSection } from "./panel-origin";
import { RatingSection } from "./panel-rating";
import { SlaSection } from "./panel-sla";
import { momentOf, shownFacts, showPart } from "./testing/panel";

afterEach(cleanup);

const ada = { id: "9", name: "Ada", email: null, away: false, hasInboxSeat: true, teamIds: [] };
const workspace = workspaceWith({ teammates: [ada] });
const about = (over: Partial<ConversationDetail["about"]>) => detail({ about: { ...nothingAbout, ...over } });
const aside = () => screen.queryByRole("button", { expanded: true })?.textContent;

describe("where it came from", () => {
  const facts = (conversation: ConversationDetail) => {
    cleanup();
    showPart(<OriginSection conversation={conversation} />);
    return shownFacts();
  };

  it("is told as far as Intercom tells it", () => {
    expect(facts(detail({ id: "42" }))).toEqual({ Channel: "chat", Number: "42" });
    const told = about({
      deliveredAs: "customer_initiated",
      begunOn: "https://shop.test/cart/",
      company: { id: "c", name: "Acme" },
      topics: ["Parcel"],
    });
    expect(facts(told)).toEqual({
      Channel: "chat",
      "Begun by": "The customer",
      "On the page": "shop.test/cart",
      Company: "Acme",
      Topics: "Parcel",
      Number: "1",
    });
    expect(facts(about({ topics: ["Parcel", "Refund"] })).Topics).toBe("Parcel, Refund");
  });

  it("calls what it does not know by Intercom's own word, also where objects keep words of theirs", () => {
    expect(facts(about({ deliveredAs: "sent_by_drone" }))["Begun by"]).toBe("sent by drone");
    expect(facts(about({ deliveredAs: "constructor" }))["Begun by"]).toBe("constructor");
  });
});

describe("what the AI agent did", () => {
  const facts = (over: Partial<AiAgentPart>) => {
    cleanup();
    showPart(<AiAgentSection conversation={about({ aiAgent: { ...silentAgent, ...over } })} />);
    return shownFacts();
  };

  it("is not spoken of where it did nothing", () => {
    showPart(<AiAgentSection conversation={detail()} />);
    expect(screen.queryByRole("heading")).toBeNull();
  });

  it("is told as far as Intercom tells it", () => {
    expect(facts({})).toEqual({ Outcome: "No answer given" });
    const all = {
      resolution: "escalated",
      lastAnswer: "custom_answer",
      sourceType: "workflow",
      sourceTitle: "Parcels",
      rating: 4,
      ratingRemark: "Quick",
    };
    expect(facts(all)).toEqual({
      Outcome: "Passed on to a person",
      "Last answer": "A prepared one",
      "Started by": "A workflow: Parcels",
      Rating: "★★★★☆ 4 of 5",
      Remark: "Quick",
    });
    expect(facts({ sourceType: "profile" })["Started by"]).toBe("A profile");
  });

  it("calls what it does not know by Intercom's own word, also where objects keep words of theirs", () => {
    expect(facts({ resolution: "given_up" }).Outcome).toBe("given up");
    expect(facts({ resolution: "constructor" }).Outcome).toBe("constructor");
  });

  it("names what it answered from, with the way to what stands on the web", () => {
    facts({ sources: [{ title: "Delivery times", href: "https://help.test/1" }] });
    expect(screen.getByText("It answered from")).toBeDefined();
    expect(screen.getByRole("link", { name: /^Delivery times/ }).getAttribute("href")).toBe(
      "https://help.test/1",
    );
    facts({ sources: [{ title: "A file", href: null }] });
    expect(screen.getByText("A file").closest("a")).toBeNull();
    facts({});
    expect(screen.queryByText("It answered from")).toBeNull();
  });
});

describe("how the customer found it", () => {
  const asked = { askedAt: 50, about: { kind: "teammate", id: "9" } } as const;
  const show = (
    over: Partial<ConversationDetail>,
    ratingAsked: ConversationDetail["about"]["ratingAsked"] = null,
  ) => {
    cleanup();
    const conversation = detail({ ...over, about: { ...nothingAbout, ratingAsked } });
    showPart(<RatingSection conversation={conversation} />, { workspace });
    return shownFacts();
  };

  it("is not spoken of where nobody asked and nobody said", () => {
    show({});
    expect(screen.queryByRole("heading")).toBeNull();
  });

  it("is told with what they said of it, and beside the title also while it is folded", () => {
    expect(show({ rating: 2, ratingRemark: "Slow" })).toEqual({ Rating: "★★☆☆☆ 2 of 5", Remark: "Slow" });
    expect(aside()).toBe("Rating2 of 5");
  });

  it("is waited for where it was asked for, and says whose work it is about", () => {
    expect(show({}, asked)).toEqual({
      Rating: "Asked for, not given yet",
      Asked: momentOf(50),
      About: "Ada",
    });
    expect(aside()).toBe("Rating");
    const of = (kind: "teammate" | "bot" | "unknown", id: string | null) =>
      show({ rating: 5 }, { askedAt: null, about: { kind, id } });
    expect(of("bot", null)).toEqual({ Rating: "★★★★★ 5 of 5", About: "AI agent" });
    expect(of("teammate", "4").About).toBe("Teammate 4");
    expect(of("unknown", null)).toEqual({ Rating: "★★★★★ 5 of 5" });
  });
});

describe("the numbers of a conversation", () => {
  const counted = { ...nothingCounted, timeToFirstReplySeconds: 3665, firstContactReplyAt: 100 };
  const show = (over: Partial<Statistics> | null) => {
    cleanup();
    const statistics = over === null ? null : { ...counted, ...over };
    showPart(<NumbersSection conversation={detail({ statistics })} />, { workspace });
    return shownFacts();
  };

  it("are spans with the seconds on hover, and moments", () => {
    expect(show({})).toEqual({ "First reply": "1 h 01", Parts: "0", "They wrote first": momentOf(100) });
    const tipOf = (label: string) =>
      screen.getByText(label).nextElementSibling?.getAttribute("data-tip") ?? null;
    expect(tipOf("First reply")).toBe("1 hour 1 minute 5 seconds");
    // A moment has its own.
    expect(tipOf("They wrote first")).toBeNull();
  });

  it("name who closed it last, by their number where nobody knows them", () => {
    expect(show({ lastClosedById: "9" })["Closed by"]).toBe("Ada");
    expect(show({ lastClosedById: "4" })["Closed by"]).toBe("Teammate 4");
  });

  it("are not spoken of where Intercom counts nothing", () => {
    show(null);
    expect(screen.queryByRole("heading")).toBeNull();
  });
});

describe("how the SLA stands", () => {
  const show = (status: Sla["status"], parts: readonly Part[], over: Partial<ConversationDetail> = {}) => {
    cleanup();
    showPart(<SlaSection conversation={detail({ sla: { name: "VIP", status }, parts, ...over })} />);
    return shownFacts();
  };
  const applied = slaEvent("applied_by_rule", 100);
  const paused = slaEvent("paused", 200);
  const counts = () => screen.queryByText("Intercom marks it missed only at the next reply.") !== null;

  it("is that it runs, or has stood still since when", () => {
    expect(show("active", [applied])).toEqual({
      Name: "VIP",
      Status: "Running",
      "Running for": momentOf(100),
    });
    expect(counts()).toBe(true);
    expect(show("active", [applied, paused])).toEqual({
      Name: "VIP",
      Status: "Paused",
      Applied: momentOf(100),
      "Paused for": momentOf(200),
    });
  });

  it("is what became of it, and then nothing runs", () => {
    const over = { waitingSince: 50 };
    expect(show("hit", [applied, paused], over)).toEqual({
      Name: "VIP",
      Status: "Hit",
      Applied: momentOf(100),
    });
    expect(counts()).toBe(false);
    expect(show("missed", [slaEvent("target_missed", 300)])).toEqual({
      Name: "VIP",
      Status: "Missed",
      Missed: momentOf(300),
    });
    expect(show("cancelled", []).Status).toBe("Cancelled");
    expect(show("unknown", []).Status).toBe("Unknown");
  });

  it("says for how long the customer waits while it runs, and that it has no name", () => {
    const facts = show("active", [], { waitingSince: 50, sla: { name: "", status: "active" } });
    expect(facts).toEqual({ Name: "Unnamed", Status: "Running", "Waiting for": momentOf(50) });
  });
});
