import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSnooze } from "./read-snooze";
import { snoozeChoices, snoozeWords, untilTheyReply } from "./snooze";

const at = (iso: string): number => Date.parse(iso) / 1000;
const iso = (seconds: number | null | undefined): string | null =>
  seconds == null ? null : new Date(seconds * 1000).toISOString();

const zones = fc.constantFrom(
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "Asia/Kolkata",
  "Pacific/Apia",
  "Australia/Lord_Howe",
  "America/Santiago",
);
const moments = fc.integer({ min: at("2026-01-01T00:00:00Z"), max: at("2028-12-31T00:00:00Z") });

const hourIn = (seconds: number, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(seconds * 1000);

describe("what one puts off to", () => {
  it("lies ahead, each time once, in order, and in the morning of that zone", () => {
    fc.assert(
      fc.property(moments, zones, (now, zone) => {
        const choices = snoozeChoices(now, zone);
        const times = choices.map(({ until }) => until);
        expect(times.every((until) => until > now)).toBe(true);
        expect(new Set(times).size).toBe(times.length);
        expect([...times].sort((a, b) => a - b)).toEqual(times);
        for (const { id, until } of choices)
          if (id !== "later" && id !== "reply") expect(hourIn(until, zone)).toBe("09:00");
      }),
    );
  });

  it("is one morning where tomorrow is Monday", () => {
    const sunday = at("2026-11-22T10:00:00Z");
    expect(snoozeChoices(sunday, "UTC").map(({ id }) => id)).toEqual([
      "later",
      "tomorrow",
      "next-week",
      "reply",
    ]);
  });

  it("stays nine o'clock over a change of the clock", () => {
    // Clocks go back in the night to Sunday 25 October, and forward in New York on 8 March.
    const berlin = snoozeChoices(at("2026-10-24T12:00:00Z"), "Europe/Berlin");
    expect(iso(berlin.find(({ id }) => id === "tomorrow")?.until)).toBe("2026-10-25T08:00:00.000Z");
    const newYork = snoozeChoices(at("2026-03-07T17:00:00Z"), "America/New_York");
    expect(iso(newYork.find(({ id }) => id === "tomorrow")?.until)).toBe("2026-03-08T13:00:00.000Z");
  });

  it("says that later is no longer today when it is late", () => {
    expect(snoozeChoices(at("2026-11-21T22:10:00Z"), "UTC")[0]).toMatchObject({
      label: "In three hours",
      until: at("2026-11-22T01:30:00Z"),
    });
  });
});

describe("typed times", () => {
  // A Saturday.
  const now = at("2026-11-21T16:45:00Z");
  const read = (typed: string, zone = "UTC") => iso(readSnooze(typed, now, zone));

  it.each([
    ["3h", "2026-11-21T19:45:00.000Z"],
    ["in 45 min", "2026-11-21T17:30:00.000Z"],
    ["1h30m", "2026-11-21T18:15:00.000Z"],
    ["2d", "2026-11-23T16:45:00.000Z"],
    ["1 week", "2026-11-28T16:45:00.000Z"],
    ["tomorrow", "2026-11-22T09:00:00.000Z"],
    ["tomorrow at 5pm", "2026-11-22T17:00:00.000Z"],
    ["fri 9am", "2026-11-27T09:00:00.000Z"],
    ["Friday 14", "2026-11-27T14:00:00.000Z"],
    ["sat", "2026-11-28T09:00:00.000Z"],
    ["next monday noon", "2026-11-23T12:00:00.000Z"],
    ["next week", "2026-11-28T09:00:00.000Z"],
    ["17:30", "2026-11-21T17:30:00.000Z"],
    ["9 am", "2026-11-22T09:00:00.000Z"],
    ["27 nov 14:30", "2026-11-27T14:30:00.000Z"],
    ["jan 4", "2027-01-04T09:00:00.000Z"],
    ["2026-12-01 08:15", "2026-12-01T08:15:00.000Z"],
    ["until they reply", new Date(untilTheyReply * 1000).toISOString()],
  ])("%s", (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  it.each([
    "",
    "soon",
    "9",
    "today 8am",
    "25:00",
    "13pm",
    "feb 30",
    "3",
    "2020-01-01",
    "99 weeks 5",
    "3x",
    "fri 9am please",
    "9999 weeks",
  ])("that say no time ahead are none: “%s”", (typed) => {
    expect(read(typed)).toBeNull();
  });

  it("mean the zone's own clock", () => {
    expect(read("mon 9am", "America/New_York")).toBe("2026-11-23T14:00:00.000Z");
    expect(read("mon 9am", "Asia/Kolkata")).toBe("2026-11-23T03:30:00.000Z");
  });

  it("count hours by the clock's own pace and days by the calendar, over a change of the clock", () => {
    const eve = at("2026-10-24T20:00:00Z");
    expect(iso(readSnooze("12h", eve, "Europe/Berlin"))).toBe("2026-10-25T08:00:00.000Z");
    expect(iso(readSnooze("1d", eve, "Europe/Berlin"))).toBe("2026-10-25T21:00:00.000Z");
  });

  it("in an hour that the clock skips mean the hour after it", () => {
    const eve = at("2026-03-28T12:00:00Z");
    expect(iso(readSnooze("tomorrow 2:30am", eve, "Europe/Berlin"))).toBe("2026-03-29T01:30:00.000Z");
  });

  it("never throw and never lie behind, whatever is typed", () => {
    const pieces = fc.constantFrom(
      "3h",
      "fri",
      "9am",
      "next",
      "week",
      "27",
      "nov",
      "2026-02-30",
      ":",
      "00",
      "pm",
      "ü",
      "until",
      "-1d",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 5 }), moments, zones, (words, when, zone) => {
        const until = readSnooze(words.join(" "), when, zone);
        expect(until === null || until > when).toBe(true);
      }),
    );
  });
});

describe("a snooze's end in words", () => {
  it("has the year where it is another one", () => {
    const now = at("2026-11-21T16:45:00Z");
    expect(snoozeWords(at("2026-11-27T09:00:00Z"), now, "UTC")).toBe("Fri 27 Nov, 09:00");
    expect(snoozeWords(at("2027-01-04T09:00:00Z"), now, "UTC")).toBe("Mon 4 Jan 2027, 09:00");
    expect(snoozeWords(untilTheyReply, now, "UTC")).toBe("they reply");
  });
});
