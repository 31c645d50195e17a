import { describe, expect, it } from "vitest";
import { headline, type Person, personName } from "./model";

const nobody: Person = { kind: "contact", id: "1", name: null, email: null };
const blanks = ["", "   ", "\u200b\u200b\u200b", "\u2060\u00ad", "\u3164", "\u2800 \u2800", "\u202e\u2066"];

describe("what people and conversations are called", () => {
  it.each(blanks)("never is the blank %j", (blank) => {
    expect(personName({ ...nobody, name: blank, email: "a@b.example" })).toBe("a@b.example");
    expect(personName({ ...nobody, name: blank, email: blank })).toBe("Unnamed contact");
    expect(headline({ title: blank, subject: blank, preview: blank, id: "7" })).toBe("Conversation 7");
    expect(headline({ title: blank, subject: blank, preview: "Hello", id: "7" })).toBe("Hello");
  });

  it("is the name as it was given, marks and all, where anything of it can be seen", () => {
    for (const name of ["Ada", "\u200fسارة", "🙂", "=1+1", "0"])
      expect(personName({ ...nobody, name })).toBe(name);
  });
});
