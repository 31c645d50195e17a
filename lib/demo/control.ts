import { contactAuthor } from "./effects/part";
import { contactReply } from "./effects/reply";
import { appendTicketPart } from "./effects/ticket";
import { notFound } from "./errors";
import { type Fault, readFault } from "./faults";
import type { Json } from "./json";
import type { LedgerEntry } from "./ledger";
import { plantConversation } from "./plant";
import { plantTicket } from "./plant-ticket";
import type { SearchManners } from "./search/manners";
import type { DemoStore } from "./store";
import type { WebhookDelivery, WebhookSubscription, Webhooks } from "./webhooks";
import { resetWorkspace, type Workspace } from "./workspace";

/** What a fault takes, see `Fault` for the meaning and the defaults. */
export type FaultInput = { kind: Fault["kind"] } & Partial<{
  match: string;
  times: number | null;
  status: number;
  code: string;
  message: string;
  delayMs: number;
  atFraction: number;
  closeDelimited: boolean;
  headers: Record<string, string>;
  afterEffect: boolean;
}>;

export type DemoControl = ReturnType<typeof createControl>;

/** What tests do to a workspace, over `/__control` or in the process. */
export const createControl = (workspace: Workspace, webhooks: Webhooks) => ({
  reset: (next: { seed?: number; conversations?: number; now?: number } = {}): void => {
    webhooks.clear();
    resetWorkspace(workspace, next);
  },
  addFault: (input: FaultInput): void => workspace.faults.add(readFault(input)),
  injectFault: (fault: Fault): void => workspace.faults.add(fault),
  faults: (): readonly Fault[] => workspace.faults.list(),
  clearFaults: (): void => workspace.faults.clear(),
  ledger: (since = 0): readonly LedgerEntry[] => workspace.ledger.since(since),
  clearLedger: (): void => workspace.ledger.clear(),
  /** Creates a conversation with the given fields (see `plantConversation`) and returns its id. */
  addConversation: (fields: Json): string => plantConversation(workspace.store, fields).id,
  /** Creates a ticket with the given fields (see `plantTicket`) and returns its id. */
  addTicket: (fields: Json): string => plantTicket(workspace.store, fields).id,
  /** A colleague takes a ticket: `id`, `admin_assignee_id`. @throws DemoError 404 */
  moveTicket: (fields: Json): void => {
    const ticket = workspace.store.tickets.get(String(fields.id));
    if (ticket === undefined) throw notFound();
    ticket.adminAssigneeId = String(fields.admin_assignee_id);
  },
  /** The customer of a conversation writes. @throws DemoError 404 */
  customerReplies: (conversationId: string, body: string): void => {
    const { store } = workspace;
    const conversation = store.conversations.get(conversationId);
    const contact = store.contacts.get(conversation?.contactIds[0] ?? "");
    if (conversation === undefined || contact === undefined) throw notFound();
    contactReply(store, conversation, contact, { body, attachments: [], createdAt: undefined });
  },
  /** The customer of a ticket writes. @throws DemoError 404 */
  customerRepliesOnTicket: (ticketId: string, body: string): void => {
    const { store } = workspace;
    const ticket = store.tickets.get(ticketId);
    const contact = store.contacts.get(ticket?.contactIds[0] ?? "");
    if (ticket === undefined || contact === undefined) throw notFound();
    appendTicketPart(store, ticket, { partType: "comment", author: contactAuthor(contact), body });
  },
  now: (): number => workspace.clock.now(),
  setClock: (now: number): void => workspace.clock.set(now),
  advanceClock: (seconds: number): void => workspace.clock.advance(seconds),
  setRateLimit: (limits: { limit?: number; windowSeconds?: number }): void =>
    workspace.rateLimit.configure(limits),
  /** How its search behaves where Intercom's is not known for certain; what is left out stays as it is. */
  setManners: (manners: Partial<SearchManners>): void => {
    workspace.manners = { ...workspace.manners, ...manners };
  },
  /** Gives a teammate or a team another name, and says what it was called. @throws DemoError 404 */
  rename: (kind: "teammate" | "team", id: string, name: string): string => {
    const { store } = workspace;
    const found = kind === "teammate" ? store.admin(id) : store.team(id);
    if (found === undefined) throw notFound();
    const before = found.name;
    found.name = name;
    return before;
  },
  /** null while it is revoked. */
  token: (): string | null => workspace.token,
  /** The only one from then on; null revokes all. */
  setToken: (token: string | null): void => {
    workspace.token = token;
    workspace.moreTokens.clear();
  },
  /** One more, as Intercom has several at a time until the older ones are revoked. */
  addToken: (token: string): void => {
    workspace.moreTokens.add(token);
  },
  /** What `GET /me` says from now on of who let the app in, in place of what is so: `email_verified`, `email`, `app`. */
  sayOfMe: (fields: Json): void => workspace.oauth.sayOfMe(fields),
  /** @throws DemoError 400 when the endpoint does not answer HEAD. */
  subscribe: (
    subscription: Omit<WebhookSubscription, "retryDelayMs"> & { retryDelayMs?: number },
  ): Promise<void> =>
    webhooks.subscribe({ ...subscription, retryDelayMs: subscription.retryDelayMs ?? 60_000 }),
  clearSubscriptions: (): void => webhooks.clear(),
  deliveries: (): readonly WebhookDelivery[] => webhooks.deliveries(),
  webhooksIdle: (): Promise<void> => webhooks.idle(),
  /** The data itself, for what HTTP does not show. */
  store: (): DemoStore => workspace.store,
});
