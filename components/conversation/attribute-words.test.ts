import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributeFacts } from "./attribute-words";

const kinds = [
  { name: "renewal_date", label: "renewal date", type: "date", options: [] },
  { name: "due", label: "Due", type: "datetime", options: [] },
  { name: "seats_used", label: "Seats used", type: "integer", options: [] },
] as const;

const one = (name: string, value: Parameters<typeof attributeFacts>[0][string]) =>
  attributeFacts({ [name]: value }, kinds)[0];

describe("attributes in words", () => {
  it("show a date as a moment and a number of the same size as a number", () => {
    expect(one("renewal_date", 1_798_873_347)?.value).toEqual({ kind: "moment", at: 1_798_873_347 });
    expect(one("renewal_date", "1798873347")?.value).toEqual({ kind: "moment", at: 1_798_873_347 });
    expect(one("due", "2027-01-02T00:00:00Z")?.value).toEqual({ kind: "moment", at: 1_798_848_000 });
    expect(one("seats_used", 1_798_873_347)?.value).toEqual({ kind: "words", text: "1798873347" });
    expect(one("not_known", 1_798_873_347)?.value).toEqual({ kind: "words", text: "1798873347" });
  });

  it("show what is no date as it came, also where a date was promised", () => {
    expect(one("renewal_date", "next spring")?.value).toEqual({ kind: "words", text: "next spring" });
    expect(one("renewal_date", 1_798_873_347_000)?.value).toEqual({ kind: "words", text: "1798873347000" });
    expect(one("renewal_date", true)?.value).toEqual({ kind: "words", text: "Yes" });
  });

  it("call each by its label, or by its name made readable", () => {
    expect(one("renewal_date", 1)?.label).toBe("Renewal date");
    expect(one("job_title", "x")?.label).toBe("Job title");
    expect(one("éclair_count", "x")?.label).toBe("Éclair count");
  });

  it("leave out what says nothing", () => {
    expect(attributeFacts({ a: null, b: "", c: [], d: 0, e: false }, kinds).map(({ name }) => name)).toEqual([
      "d",
      "e",
    ]);
  });

  it("never throw, and give every moment as one that a calendar has", () => {
    const value = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.array(fc.string()));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("renewal_date", "due", "x", "__proto__"), value), (given) => {
        for (const fact of attributeFacts(given, kinds))
          if (fact.value.kind === "moment") new Date(fact.value.at * 1000).toISOString();
      }),
    );
  });
});
