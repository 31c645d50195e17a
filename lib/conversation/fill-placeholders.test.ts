import * as fc from "fast-check";
import { expect, it } from "vitest";
import { factsOf, fillPlaceholders, placeholderNames } from "./fill-placeholders";
import { openPlaceholders } from "./placeholders";

const contact = { kind: "contact", id: "c1", name: "Nora Jean Field", email: "nora@acme.test" } as const;
const conversation = { id: "7", contact };
const me = { name: "Ada Nwosu" };
const facts = factsOf({
  conversation,
  me,
  company: null,
  conversationAttributes: { "Order number": "Z-12", plan: null },
});

it.each([
  ["Hello {{contact.first_name}}", "Hello Nora"],
  ["Hello {{ Contact.Name }}", "Hello Nora Jean Field"],
  ["{{contact.email}} #{{conversation.id}}, {{me.first_name}}", "nora@acme.test #7, Ada"],
  ["At {{company.name | your company}}", "At your company"],
  ["At {{company.name}}", "At {{company.name}}"],
  ["At {{company.name |}}", "At "],
  ["{{contact.plan | none}} {{contact.plan}}", "{{contact.plan | none}} {{contact.plan}}"],
  ["{{ {{contact.name}} }}", "{{ Nora Jean Field }}"],
])("%s becomes %s", (text, filled) => {
  expect(fillPlaceholders(text, facts)).toBe(filled);
});

// As Intercom's description of macros writes them, and as people do.
it.each([
  ['Hi {{user.name|fallback:"there"}}, your order', "Hi Nora Jean Field, your order"],
  ["Hi {{user.first_name | fallback: 'there'}},", "Hi Nora,"],
  ["{{user.email}}, I'm {{teammate.name}}.", "nora@acme.test, I'm Ada Nwosu."],
  ['At {{company.name|fallback:"your company"}}', "At your company"],
  ["At {{company.name | Fallback : your company }}", "At your company"],
  ["At {{company.name|fallback:“your company”}}", "At your company"],
  ['At {{company.name|fallback:""}}.', "At ."],
  ["{{company.name|fallback:\"the 'A|B' é team\"}}", "the 'A|B' é team"],
  ["#{{conversation.custom_attributes.order_number}}", "#Z-12"],
  ['{{conversation.custom_attributes.plan|fallback:"free"}}', "free"],
])("Intercom's %s becomes %s", (text, filled) => {
  expect(fillPlaceholders(text, facts)).toBe(filled);
});

it.each([
  'from {{product.name|fallback:"our products"}}',
  "for app {{app.id}}",
  '{{user.custom_attributes.plan|fallback:"free"}}',
  '{{user.name | upcase: "x"}}',
  '{{company.name|fallback:"there" | upcase}}',
  '{{company.name|fallback:"there}}',
  "#{{order.number}}",
])("leaves Intercom's %s open, as nobody here knows what it says", (text) => {
  const filled = fillPlaceholders(text, facts);
  expect(filled).toBe(text);
  expect(openPlaceholders(filled)).toHaveLength(1);
});

it("waits for what is being read, whatever stands there for want of it", () => {
  const unread = factsOf({ conversation: { id: "7", contact: { ...contact, name: null } }, me });
  const text = '{{user.name|fallback:"there"}} {{contact.name | you}} {{company.name | your company}}';
  expect(fillPlaceholders(text, unread)).toBe(text);
  const read = { name: "Nora", email: null, phone: "+44 1", externalId: null };
  const known = factsOf({ conversation: { id: "7", contact: { ...contact, name: " " } }, me, contact: read });
  expect(fillPlaceholders("{{user.name}} {{user.phone}} {{user.external_id | none}}", known)).toBe(
    "Nora +44 1 none",
  );
  const nobody = factsOf({ conversation: { id: "7", contact: { ...contact, id: null, name: null } }, me });
  expect(fillPlaceholders('Hi {{user.first_name|fallback:"there"}}', nobody)).toBe("Hi there");
});

it("finds those with long names and words as well, so that none goes out unseen", () => {
  const long = `{{conversation.custom_attributes.${"a".repeat(200)}|fallback:"${"b".repeat(900)}"}}`;
  expect(openPlaceholders(`Hi ${long}`)).toEqual([long]);
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
  const hostile = factsOf({
    conversation: { id: "7", contact: { ...contact, name: "{{me.name}} $& $1", email: null } },
    me: { name: "Ada" },
  });
  expect(fillPlaceholders("Hi {{contact.name}}", hostile)).toBe("Hi {{me.name}} $& $1");
});

it("leaves nothing open where all is known", () => {
  const all = factsOf({ conversation, me, company: "Acme" });
  const text = placeholderNames.map((name) => `{{${name}}}`).join(" ");
  expect(openPlaceholders(fillPlaceholders(text, all))).toEqual([]);
});
