import { describe, expect, it } from "vitest";
import { nothingCounted as none } from "@/lib/conversation/testing/facts";
import { exactSpan, numberFacts, numberFields } from "./number-words";

describe("a conversation in numbers", () => {
  it("says a span in short and to the second, and a moment as one", () => {
    const facts = numberFacts(
      {
        statistics: { ...none, timeToFirstReplySeconds: 3725, firstCloseAt: 1_795_000_000, reopens: 1 },
        totalParts: 4,
      },
      "Ada",
    );
    expect(facts).toMatchObject([
      { label: "First reply", value: { text: "1 h 02" }, tip: "1 hour 2 minutes 5 seconds" },
      { label: "Reopened", value: { text: "once" } },
      { label: "Parts", value: { text: "4" } },
      { label: "First closed", value: { at: 1_795_000_000 } },
      { label: "Closed by", value: { text: "Ada" } },
    ]);
  });

  it("leaves out what has not happened, and everything where Intercom tells nothing", () => {
    expect(numberFacts({ statistics: none, totalParts: 2 }, null).map(({ id }) => id)).toEqual(["parts"]);
    expect(numberFacts({ statistics: null, totalParts: 2 }, null)).toEqual([]);
  });

  it("tells of every number that Intercom gives", () => {
    const all = Object.fromEntries(Object.keys(none).map((key) => [key, 7]));
    const facts = numberFacts({ statistics: { ...none, ...all, lastClosedById: "7" }, totalParts: 2 }, "Ada");
    expect(facts).toHaveLength(numberFields.length);
    expect(numberFields).toHaveLength(Object.keys(none).length);
  });

  it("says spans in words", () => {
    expect(exactSpan(0)).toBe("0 seconds");
    expect(exactSpan(90_061)).toBe("1 day 1 hour 1 minute 1 second");
  });
});
