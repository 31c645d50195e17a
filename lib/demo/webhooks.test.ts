import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DemoError } from "./errors";
import { at, type Running, startForTest } from "./testing/client";
import { signatureOf } from "./webhooks";

type Delivery = { method: string | undefined; signature: unknown; text: string };

let demo: Running;
let endpoint: Server;
let url: string;
let got: Delivery[];
/** Statuses to answer posts with, 200 when used up. */
let statuses: number[];
let headStatus: number;

beforeEach(async () => {
  got = [];
  statuses = [];
  headStatus = 200;
  demo = await startForTest({ conversations: 10 });
  endpoint = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    if (request.method === "HEAD") {
      response.writeHead(headStatus).end();
      return;
    }
    got.push({ method: request.method, signature: request.headers["x-hub-signature"], text });
    response.writeHead(statuses.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => endpoint.listen(0, "127.0.0.1", resolve));
  const address = endpoint.address();
  url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/hook`;
});

afterEach(async () => {
  await demo.close();
  await new Promise((resolve) => {
    endpoint.close(resolve);
    endpoint.closeAllConnections();
  });
});

const subscribe = (topics: string[], retryDelayMs = 60_000): Promise<void> =>
  demo.control.subscribe({ url, secret: "s3cret", topics, retryDelayMs });

const close = async (id: string): Promise<void> => {
  await demo.call("POST", `/conversations/${id}/parts`, {
    message_type: "close",
    type: "admin",
    admin_id: demo.control.store().me()?.id,
  });
};

const bodies = (): unknown[] => got.map((delivery): unknown => JSON.parse(delivery.text));

test("what happens is posted to those who asked for it, signed over the raw body", async () => {
  await subscribe(["conversation.admin.closed"]);
  const id = demo.control.addConversation({});
  await close(id);
  await demo.control.webhooksIdle();
  expect(got).toHaveLength(1);
  expect(got[0]?.signature).toBe(signatureOf("s3cret", got[0]?.text ?? ""));
  const [body] = bodies();
  expect(body).toMatchObject({
    type: "notification_event",
    topic: "conversation.admin.closed",
    delivery_attempts: 1,
    data: { item: { type: "conversation", id } },
  });
  expect(at(body, "id")).toMatch(/^notif_/);
  expect(at(body, "data.item.conversation_parts.conversation_parts.0.part_type")).toBe("close");
});

test("one failure is tried once more with the same id, two are not", async () => {
  await subscribe(["*"], 5);
  statuses = [500];
  await close(demo.control.addConversation({ contact: { email: "a@demo.example" } }));
  await expect.poll(() => got.length).toBe(3);
  const attempts = bodies().map((body) => [at(body, "topic"), at(body, "delivery_attempts")]);
  expect(attempts).toContainEqual([attempts.find(([, n]) => n === 2)?.[0], 2]);
  got = [];
  statuses = [500, 500, 500];
  demo.control.clearSubscriptions();
  await subscribe(["conversation.admin.closed"], 5);
  await close(demo.control.addConversation({}));
  await expect.poll(() => demo.control.deliveries().filter((entry) => entry.status === 500).length).toBe(3);
  await demo.control.webhooksIdle();
  expect(got).toHaveLength(2);
  expect(at(bodies()[0], "id")).toBe(at(bodies()[1], "id"));
});

test("410 ends the subscription", async () => {
  await subscribe(["conversation.admin.closed"], 1);
  statuses = [410];
  await close(demo.control.addConversation({}));
  await demo.control.webhooksIdle();
  await close(demo.control.addConversation({}));
  await demo.control.webhooksIdle();
  expect(got).toHaveLength(1);
});

test("an endpoint that does not answer HEAD is refused", async () => {
  headStatus = 404;
  await expect(subscribe(["*"])).rejects.toThrow(DemoError);
  await close(demo.control.addConversation({}));
  expect(got).toEqual([]);
});

test("a reset ends subscriptions, and a new one hears the new world", async () => {
  await subscribe(["*"]);
  demo.control.reset({ conversations: 10 });
  demo.control.addConversation({});
  await demo.control.webhooksIdle();
  expect(got).toEqual([]);
  await subscribe(["*"]);
  demo.control.addConversation({});
  await demo.control.webhooksIdle();
  expect(at(bodies()[0], "topic")).toBe("conversation.user.created");
});
