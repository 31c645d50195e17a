import { createHmac, randomBytes } from "node:crypto";
import { DemoError } from "./errors";
import type { DemoEvent, DemoStore } from "./store";
import { appDefaultVersion } from "./versions";
import { contactWire } from "./wire/contact";
import { conversationItemWire } from "./wire/conversation";
import { partWire } from "./wire/part";
import { ticketWire } from "./wire/ticket";
import type { Workspace } from "./workspace";

export type WebhookSubscription = {
  url: string;
  /** The app's client secret, key of the signature. */
  secret: string;
  /** `*` takes all. */
  topics: readonly string[];
  /** Real time until the one retry; Intercom waits a minute. */
  retryDelayMs: number;
};

/** One try to deliver; `status` is null when nobody answered in time. */
export type WebhookDelivery = {
  id: string;
  topic: string;
  url: string;
  attempt: number;
  status: number | null;
};

const answerWithinMs = 5000;

const itemOf = (workspace: Workspace, event: DemoEvent): unknown => {
  const context = { store: workspace.store, version: appDefaultVersion, links: workspace.links };
  const { conversation, ticket, contact } = event;
  if (event.topic === "conversation.deleted") return { type: "conversation", id: conversation?.id };
  if (ticket !== undefined) return ticketWire(context, ticket);
  if (contact !== undefined) return contactWire(context, contact);
  if (conversation === undefined) return {};
  // Reported: only the parts that the topic is about come along (api.md section 5).
  const parts = workspace.store.parts(conversation).filter((part) => event.partIds.includes(part.id));
  return {
    ...conversationItemWire(context, conversation),
    conversation_parts: {
      type: "conversation_part.list",
      conversation_parts: parts.map((part) => partWire(context, part)),
      total_count: parts.length,
    },
  };
};

export const signatureOf = (secret: string, body: string): string =>
  `sha1=${createHmac("sha1", secret).update(body).digest("hex")}`;

const post = async (
  subscription: WebhookSubscription,
  body: string,
  stop: AbortSignal,
): Promise<number | null> => {
  try {
    const response = await fetch(subscription.url, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        "x-hub-signature": signatureOf(subscription.secret, body),
        "user-agent": "intercom-webhooks/1.0",
      },
      body,
      signal: AbortSignal.any([stop, AbortSignal.timeout(answerWithinMs)]),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
};

const delivered = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

export type Webhooks = ReturnType<typeof createWebhooks>;

/** Delivers what happens to its subscribers, signed, with one retry; a 410 ends the subscription. */
export const createWebhooks = (workspace: Workspace) => {
  let subscriptions: WebhookSubscription[] = [];
  const deliveries: WebhookDelivery[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  const stop = new AbortController();

  const attempt = async (to: WebhookSubscription, envelope: Envelope, count: number): Promise<void> => {
    const body = JSON.stringify({ ...envelope, delivery_attempts: count });
    const status = await post(to, body, stop.signal);
    deliveries.push({ id: envelope.id, topic: envelope.topic, url: to.url, attempt: count, status });
    if (status === 410) subscriptions = subscriptions.filter((entry) => entry !== to);
    if (delivered(status) || status === 410 || count >= 2 || stop.signal.aborted) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      track(attempt(to, envelope, count + 1));
    }, to.retryDelayMs);
    timers.add(timer);
  };

  const track = (work: Promise<void>): void => {
    running.add(work);
    work.finally(() => running.delete(work));
  };

  const deliver = (event: DemoEvent): void => {
    const takers = subscriptions.filter(({ topics }) => topics.includes("*") || topics.includes(event.topic));
    if (takers.length === 0) return;
    const envelope = envelopeOf(workspace, event);
    for (const to of takers) track(attempt(to, envelope, 1));
  };

  const attach = (store: DemoStore): void => {
    store.listeners.add(deliver);
  };
  attach(workspace.store);
  workspace.onStore.add(attach);

  return {
    /** @throws DemoError 400 when the endpoint does not answer HEAD with 2xx. */
    subscribe: async (subscription: WebhookSubscription): Promise<void> => {
      if (!(await answersHead(subscription.url)))
        throw new DemoError(400, "bad_request", "The endpoint does not answer HEAD");
      subscriptions.push(subscription);
    },
    clear: (): void => {
      subscriptions = [];
    },
    deliveries: (): readonly WebhookDelivery[] => deliveries,
    /** Settles when nothing is under way (retries that wait do not count). */
    idle: async (): Promise<void> => {
      while (running.size > 0) await Promise.all(running);
    },
    close: (): void => {
      stop.abort();
      for (const timer of timers) clearTimeout(timer);
    },
  };
};

type Envelope = { id: string; topic: string } & Record<string, unknown>;

const envelopeOf = (workspace: Workspace, event: DemoEvent): Envelope => ({
  type: "notification_event",
  id: `notif_${randomBytes(16).toString("hex")}`,
  topic: event.topic,
  app_id: workspace.store.world.app.idCode,
  created_at: event.at,
  first_sent_at: event.at,
  delivery_status: "pending",
  self: null,
  data: { type: "notification_event_data", item: itemOf(workspace, event) },
});

const answersHead = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, {
      method: "HEAD",
      redirect: "manual",
      signal: AbortSignal.timeout(answerWithinMs),
    });
    return response.ok;
  } catch {
    return false;
  }
};
