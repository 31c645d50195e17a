import { describe, expect, it } from "vitest";
import { conversationSchema } from "@/lib/intercom/schema/conversation";
import { sampleConversation } from "@/lib/intercom/testing/samples";
import { aboutOf, statisticsOf } from "./map-about";
import { mapAttributes, referenceNames } from "./map-attributes";

const read = (over: Readonly<Record<string, unknown>> = {}) =>
  conversationSchema.parse({ ...sampleConversation(), ...over });

describe("what only the panel shows", () => {
  it("is empty where Intercom tells nothing", () => {
    expect(aboutOf(read())).toEqual({
      deliveredAs: null,
      begunOn: null,
      company: null,
      topics: [],
      linkedConversations: [],
      ratingAsked: null,
      aiAgent: null,
      references: {},
    });
  });

  it("has the AI agent's part, also where nothing is told but that it took part", () => {
    expect(aboutOf(read({ ai_agent_participated: true, ai_agent: null })).aiAgent).toMatchObject({
      resolution: null,
      sources: [],
    });
    const agent = {
      source_type: "workflow",
      source_title: "Route by topic",
      last_answer_type: "ai_answer",
      resolution_state: "escalated",
      rating: 2,
      rating_remark: "I wanted a person",
      content_sources: {
        type: "content_source.list",
        content_sources: [
          { content_type: "article", title: "Refunds", url: "https://help.example/refunds" },
          { content_type: "content_snippet", title: "", url: "/fin-ai-agent/content?id=3" },
          { content_type: "file", title: "Bad", url: "javascript:alert(1)" },
        ],
      },
    };
    expect(aboutOf(read({ ai_agent_participated: true, ai_agent: agent })).aiAgent).toEqual({
      resolution: "escalated",
      lastAnswer: "ai_answer",
      sourceType: "workflow",
      sourceTitle: "Route by topic",
      rating: 2,
      ratingRemark: "I wanted a person",
      sources: [
        { title: "Refunds", href: "https://help.example/refunds" },
        { title: "content_snippet", href: null },
        { title: "Bad", href: null },
      ],
    });
  });

  it("has who was rated, and when it was asked for, also before there is a rating", () => {
    const rating = {
      rating: null,
      remark: null,
      created_at: 1_700_000_000,
      teammate: { type: "admin", id: 7 },
    };
    expect(aboutOf(read({ conversation_rating: rating })).ratingAsked).toEqual({
      askedAt: 1_700_000_000,
      about: { kind: "teammate", id: "7" },
    });
  });

  it("has topics by name under either name, and other conversations but not itself", () => {
    const about = aboutOf(
      read({
        id: "5",
        topics: { type: "topic.list", topics: [{ name: "Billing" }, { name: "" }] },
        ai_topics: { topics: [{ name: "Billing" }, { name: "Refund" }] },
        linked_objects: {
          data: [
            { type: "conversation", id: "5" },
            { type: "conversation", id: "6" },
            { type: "ticket", id: "7" },
          ],
        },
        company: { id: "65a1c0d2e4b0f1a2b3c4d501", name: "" },
      }),
    );
    expect(about.topics).toEqual(["Billing", "Refund"]);
    expect(about.linkedConversations).toEqual(["6"]);
    expect(about.company?.name).toBe("Unnamed company");
  });

  it("links the page where it was begun only where it is one", () => {
    const source = (url: string) => ({ source: { type: "conversation", id: "1", url } });
    expect(aboutOf(read(source("https://shop.example/pay?x=1"))).begunOn).toBe(
      "https://shop.example/pay?x=1",
    );
    expect(aboutOf(read(source("javascript:alert(1)"))).begunOn).toBeNull();
    expect(aboutOf(read(source("mailto:a@b.example"))).begunOn).toBeNull();
  });

  it("has every statistic that Intercom gives", () => {
    const given = read({
      statistics: { handling_time: 240, first_close_at: 1_700_000_000, last_closed_by_id: 991 },
    });
    expect(given.statistics && statisticsOf(given.statistics)).toMatchObject({
      handlingTimeSeconds: 240,
      firstCloseAt: 1_700_000_000,
      lastClosedById: "991",
      reopens: null,
    });
  });
});

describe("an attribute that refers to objects", () => {
  const orders = {
    type: "order.list",
    instances: [
      { id: 21, type: "Order", external_id: "PO-1", custom_attributes: { name: "Order 1" } },
      { id: "22", type: "Order", external_id: "PO-2" },
      { id: "23", type: "Order" },
    ],
  };

  it("is their ids, and what to call them where that is told", () => {
    expect(mapAttributes({ Orders: orders })).toEqual({ Orders: ["21", "22", "23"] });
    expect(referenceNames({ Orders: orders, Plan: "pro", Odd: { type: "x" } })).toEqual({
      "21": "Order 1",
      "22": "PO-2",
    });
  });

  it("that is none is kept as what came", () => {
    expect(mapAttributes({ File: { type: "upload", name: "a" } })).toEqual({
      File: '{"type":"upload","name":"a"}',
    });
  });
});
