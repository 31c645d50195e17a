import * as fc from "fast-check";
import { expect, it } from "vitest";
import { factsOf, fillPlaceholders, openPlaceholders, placeholderNames } from "./placeholders";

const contact = { kind: "contact", id: "c1", name: "Nora Jean Field", email: "nora@acme.test" } as const;
const facts = factsOf({ id: "7", contact }, { name: "Ada Nwosu" }, null);

it.each([
  ["Hello {{contact.first_name}}", "Hello Nora"],
  ["Hello {{ Contact.Name }}", "Hello Nora Jean Field"],
  ["{{contact.email}} #{{conversation.id}}, {{me.first_name}}", "nora@acme.test #7, Ada"],
  ["At {{company.name | your company}}", "At your company"],
  ["At {{company.name}}", "At {{company.name}}"],
  ["At {{company.name |}}", "At "],
  ["{{contact.plan | none}} {{contact.plan}}", "none {{contact.plan}}"],
  ["{{ {{contact.name}} }}", "{{ Nora Jean Field }}"],
])("%s becomes %s", (text, filled) => {
  expect(fillPlaceholders(text, facts)).toBe(filled);
});

it("names each that is still open, once", () => {
  expect(openPlaceholders("{{a}} {{b|c}} {{a}} {d} {{}}")).toEqual(["{{a}}", "{{b|c}}", "{{}}"]);
});

it("leaves text without any as it is, whatever it is made of", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      if (!text.includes("{{")) expect(fillPlaceholders(text, facts)).toBe(text);
    }),
  );
});

it("takes a name of any letters for text: nothing in it is filled in again", () => {
  const hostile = factsOf(
    { id: "7", contact: { ...contact, name: "{{me.name}} $& $1", email: null } },
    { name: "Ada" },
    null,
  );
  expect(fillPlaceholders("Hi {{contact.name}}", hostile)).toBe("Hi {{me.name}} $& $1");
});

it("leaves nothing open where all is known", () => {
  const all = factsOf({ id: "7", contact }, { name: "Ada" }, "Acme");
  const text = placeholderNames.map((name) => `{{${name}}}`).join(" ");
  expect(openPlaceholders(fillPlaceholders(text, all))).toEqual([]);
});
