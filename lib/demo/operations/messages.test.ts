import { afterAll, beforeAll, expect, test } from "vitest";
import type { Json } from "../json";
import { at, errorOf, type Reply, type Running, startForTest } from "../testing/client";

let demo: Running;
let me: string;

beforeAll(async () => {
  demo = await startForTest({ conversations: 20 });
  me = demo.control.store().me()?.id ?? "";
});
afterAll(() => demo.close());

const contact = (fits: { email?: boolean; role?: string } = {}) => {
  const { world } = demo.control.store();
  const found = world.contacts.find(
    ({ email, role }) => (email !== null) === (fits.email ?? true) && role === (fits.role ?? "user"),
  );
  if (found === undefined) throw new Error("no such contact in the seed");
  return found;
};
const conversations = () => demo.control.store().conversations.size;
const message = (over: Json = {}): Json => ({
  message_type: "in_app",
  body: "Hello <b>there</b>",
  from: { type: "admin", id: me },
  to: { type: "user", id: contact().id },
  ...over,
});
const send = (over: Json = {}, version = "2.10"): Promise<Reply> =>
  demo.call("POST", "/messages", message(over), { version });

test("makes no conversation before the contact answers, and names none", async () => {
  const before = conversations();
  const reply = await send();
  expect(reply.status).toBe(200);
  expect(reply.body).toMatchObject({ type: "admin_message", message_type: "inapp", owner: { id: me } });
  expect(reply.body).not.toHaveProperty("conversation_id");
  expect(conversations()).toBe(before);
});

test.for(["2.10", "2.14", "2.16"])("makes and names one in %s where that is asked for", async (version) => {
  const flag = { create_conversation_without_contact_reply: true };
  const email = { ...flag, message_type: "email", subject: "Your order", template: "plain" };
  const reply = await send(email, version);
  expect(reply.body).toMatchObject({ message_type: "email", subject: "Your order" });
  const id = at(reply.body, "conversation_id");
  const read = await demo.call("GET", `/conversations/${id}`, undefined, { version });
  expect(read.body).toMatchObject({
    open: true,
    read: true,
    waiting_since: null,
    source: {
      type: "email",
      delivered_as: "admin_initiated",
      subject: "Your order",
      author: { type: "admin", id: me },
    },
  });
  expect(at(read.body, "contacts.contacts.0.id")).toBe(contact().id);
});

test.for([
  [{ body: null }, [400, "parameter_invalid", undefined]],
  [{ message_type: "email", template: "plain" }, [422, "parameter_not_found", undefined]],
  [{ message_type: "email", subject: "x", template: "loud" }, [400, "parameter_invalid", "template"]],
  [{ message_type: "letter" }, [400, "parameter_invalid", "message_type"]],
  [{ message_type: undefined }, [400, "parameter_not_found", "message_type"]],
  [{ from: { type: "user", id: "1" } }, [400, "parameter_invalid", "from.type"]],
  [{ from: { type: "admin", id: "1" } }, [404, "admin_not_found", undefined]],
  [{ to: undefined }, [400, "parameter_not_found", "to"]],
  [{ to: { type: "contact", id: "1" } }, [400, "parameter_invalid", "to.type"]],
  [{ to: { type: "user", id: "f".repeat(24) } }, [404, "not_found", undefined]],
] as const)("%j is refused and makes nothing", async ([over, expected]) => {
  const before = conversations();
  expect(errorOf(await send({ create_conversation_without_contact_reply: true, ...over }))).toEqual(expected);
  expect(conversations()).toBe(before);
});

test("a contact of another role, and one without an address for an e-mail, are refused", async () => {
  const lead = contact({ role: "lead" });
  expect(errorOf(await send({ to: { type: "user", id: lead.id } }))).toEqual([404, "not_found", undefined]);
  expect((await send({ to: { type: "lead", id: lead.id } })).status).toBe(200);
  const mute = demo.control.addConversation({ contact: { name: "No address" } });
  const [id] = demo.control.store().conversations.get(mute)?.contactIds ?? [];
  const role = demo.control.store().contacts.get(id ?? "")?.role;
  const refused = await send({
    message_type: "email",
    subject: "x",
    template: "plain",
    to: { type: role, id },
  });
  expect(errorOf(refused)).toEqual([422, "parameter_invalid", undefined]);
});

test("faults meet it as they meet everything else", async () => {
  demo.control.addFault({ match: "POST /messages", kind: "status", status: 503, times: 1 });
  expect((await send()).status).toBe(503);
  expect((await send()).status).toBe(200);
});
