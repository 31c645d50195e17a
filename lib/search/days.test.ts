import { expect, it } from "vitest";
import { plan } from "./lower";
import { everything } from "./model";
import { parse } from "./parse";

const env = { now: 1_792_900_000, me: null, myTeamIds: [], timeZone: "America/New_York" };
const askedFor = (line: string) => {
  const { tree, problems } = parse(line);
  expect(problems).toEqual([]);
  const planned = plan(tree, env);
  return planned.ok ? planned.value.queries[0] : null;
};
const between = (from: string, to: string) => ({
  operator: "AND",
  value: [
    { field: "created_at", operator: ">", value: Date.parse(from) / 1000 - 1 },
    { field: "created_at", operator: "<", value: Date.parse(to) / 1000 },
  ],
});

it.each(["created:9999-12-31", "created:>9999-12-31", "attr.due:9999-12-31", "snoozed:0000-01-01"])(
  "%s is no day that a calendar can be asked for, and is refused rather than thrown at",
  (line) => {
    const { tree, problems } = parse(line);
    expect(() => plan(tree, env)).not.toThrow();
    if (!line.startsWith("attr")) expect([tree, problems.length]).toEqual([everything, 1]);
  },
);

it.each(["12345-01-01", "9999-12-31", ""])("a builder's row that holds the day “%s” is refused", (date) => {
  const values = [{ kind: "date", date, time: null }] as const;
  const planned = plan({ kind: "term", field: "created", operator: "is", values }, env);
  expect(planned).toMatchObject({ ok: false, error: [{ message: "Created does not take such a value." }] });
});

it.each([
  ["created:2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"],
  ["created:2026-03-08", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"],
  ["created:2026-10-25T10:00..2026-10-25", "2026-10-25T14:00:00Z", "2026-10-26T04:00:00Z"],
  ["created:2026-10-25T10:00..2026-10-25T10:00", "2026-10-25T14:00:00Z", "2026-10-25T14:01:00Z"],
  ["created:2026-10-25..2026-10-25", "2026-10-25T04:00:00Z", "2026-10-26T04:00:00Z"],
])("%s holds what lies from the first to the last second of its ends", (line, from, to) => {
  expect(askedFor(line)).toEqual(between(from, to));
});

it("refuses a range whose last end is over before the first begins", () => {
  for (const line of ["created:2026-10-25..2026-10-24", "created:2026-10-25T10:00..2026-10-25T09:59"])
    expect(parse(line).problems).toMatchObject([{ message: "The range of Created runs backwards." }]);
});
