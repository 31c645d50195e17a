import { createHmac, randomUUID } from "node:crypto";
import { finding, type LiveCheck } from "../check";
import { each, send } from "../http";
import { plant, watchCalls } from "../intercom";
import { builtPaths } from "../routes";
import { changedTables, traces } from "../traces";

const places = [
  "/api/webhook",
  "/api/webhooks",
  "/api/webhooks/intercom",
  "/api/intercom",
  "/api/intercom/webhook",
  "/api/intercom/webhooks",
  "/api/hooks",
  "/api/hooks/intercom",
  "/api/notifications",
  "/api/events",
  "/api/callback",
  "/webhook",
  "/webhooks",
  "/webhooks/intercom",
  "/intercom/webhook",
];

/** What the demo workspace, or anybody, could sign with. */
const secrets = ["demo-secret", "demo-token", "", "client_secret"];

const looksLikeOne = /hook|notification|event|intercom|callback/i;

const bodyOf = (conversationId: string): string =>
  JSON.stringify({
    type: "notification_event",
    id: `notif_${randomUUID()}`,
    app_id: "demo",
    topic: "conversation.user.replied",
    created_at: Math.floor(Date.now() / 1000),
    data: { item: { type: "conversation", id: conversationId, title: "forged" } },
  });

const signatures = (body: string): readonly (string | undefined)[] => {
  const sha1 = secrets.map((secret) => createHmac("sha1", secret).update(body).digest("hex"));
  return [
    undefined,
    "sha1=",
    `sha1=${"0".repeat(40)}`,
    ...sha1.map((hex) => `sha1=${hex}`),
    `SHA1=${sha1[0]?.toUpperCase()}`,
    `sha1=${sha1[0]?.slice(0, 20)}`,
    `sha256=${createHmac("sha256", "demo-secret").update(body).digest("hex")}`,
    `sha1=${sha1[0]}, sha1=${sha1[1]}`,
  ];
};

/**
 * T19: Switchyard takes no webhooks. Nothing at addresses where it could does anything, and a route that looks like one turns this
 * row red until it has checks of its own. Control: the same conversation, read by a session, is asked for at Intercom.
 */
export const webhooks: LiveCheck = async (target) => {
  const { url } = target.app;
  const id = await plant(target);
  const found = builtPaths(target).api.filter((path) => looksLikeOne.test(path));
  const once = bodyOf(id);
  const replays = Array.from({ length: 100 }, () => ({
    path: "/api/webhooks/intercom",
    body: once,
    signature: `sha1=${"a".repeat(40)}`,
  }));
  const tries = places.flatMap((path) => {
    const body = bodyOf(id);
    return signatures(body).map((signature) => ({ path, body, signature }));
  });
  const before = await traces(target);
  const calls = await watchCalls(target);
  const statuses = await each([...tries, ...replays], async ({ path, body, signature }) => {
    const signed = signature === undefined ? {} : { "x-hub-signature": signature };
    const headers = { "content-type": "application/json", ...signed };
    return { path, status: (await send(url, { method: "POST", path, headers, body })).status };
  });
  const large = await send(url, {
    method: "POST",
    path: "/api/webhooks/intercom",
    headers: { "content-type": "application/json" },
    body: Buffer.alloc(5 * 1024 * 1024, "x"),
  });
  const taken = [...statuses, { path: "5 MB", status: large.status }].filter(
    ({ status }) => ![403, 404, 405, 413].includes(status),
  );
  const reached = (await calls()).filter(({ path }) => path.includes(id));
  const changed = changedTables(before, await traces(target));
  const own = await watchCalls(target);
  const read = await send(url, {
    path: `/api/conversations/${id}?fresh=1`,
    cookie: await target.cookieOf("agent"),
  });
  const asked = (await own()).some(({ path }) => path.includes(id));
  return finding(
    `no webhooks are taken: ${statuses.length + 1} forged ones at ${places.length} addresses, one of them 100 times, did nothing; control: a session's own read reached Intercom`,
    [
      ...found.map((path) => `${path} looks like a webhook and has no check here`),
      ...taken.map(({ path, status }) => `${path} answered ${status}`),
      ...reached.map(({ path }) => `Intercom was asked ${path}`),
      ...changed.map((table) => `${table} changed`),
      ...(read.status === 200 && asked ? [] : [`the control answered ${read.status}`]),
    ],
  );
};
