import type { DemoClock } from "./clock";
import type { Uploads } from "./files";
import type {
  DemoAdmin,
  DemoCompany,
  DemoContact,
  DemoConversation,
  DemoPart,
  DemoTag,
  DemoTeam,
  DemoTicket,
  DemoTicketType,
  DemoWorld,
} from "./model";

/** What happened, for webhooks; `partIds` are the parts that the topic is about. */
export type DemoEvent = {
  topic: string;
  at: number;
  conversation?: DemoConversation;
  ticket?: DemoTicket;
  contact?: DemoContact;
  partIds: string[];
};

export type DeletedConversation = { id: string; deletedAt: number; metricsRetained: boolean };

const byId = <T extends { id: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.id, item]));

const highest = (ids: Iterable<string>, floor: number): number => {
  let top = floor;
  for (const id of ids) {
    const value = Number(id);
    if (value > top) top = value;
  }
  return top;
};

/** Ids of what is made at run time lie above everything of the seed, lazily generated parts included. */
const partIdFloor = 900_000_000_000;

/** The one owner of the workspace's data. Everything changes through it or through `effects/`, at the clock's time. */
export class DemoStore {
  readonly clock: DemoClock;
  readonly listeners = new Set<(event: DemoEvent) => void>();
  readonly deleted: DeletedConversation[] = [];
  /** Ids of snoozed conversations, so that waking them needs no scan. */
  readonly snoozed = new Set<string>();
  readonly uploads: Uploads = new Map();
  world: DemoWorld;
  conversations: Map<string, DemoConversation>;
  tickets: Map<string, DemoTicket>;
  contacts: Map<string, DemoContact>;
  private companies: Map<string, DemoCompany>;
  /** Conversation id -> ids of tickets that name it. */
  private readonly links = new Map<string, string[]>();
  private admins: Map<string, DemoAdmin>;
  private teams: Map<string, DemoTeam>;
  private nextItemId: number;
  private nextPartId = partIdFloor;
  private nextSmallId: number;
  private nextTicketNumber: number;

  constructor(world: DemoWorld, clock: DemoClock) {
    this.clock = clock;
    this.world = world;
    this.conversations = byId(world.conversations);
    this.tickets = byId(world.tickets);
    this.contacts = byId(world.contacts);
    this.companies = byId(world.companies);
    for (const ticket of world.tickets) this.indexLinks(ticket);
    this.admins = byId(world.admins);
    this.teams = byId(world.teams);
    this.nextItemId = highest([...this.conversations.keys(), ...this.tickets.keys()], 1000);
    this.nextTicketNumber = highest(
      world.tickets.map((ticket) => ticket.ticketNumber),
      0,
    );
    this.nextSmallId = highest(
      [...world.tags.map((tag) => tag.id), ...world.notes.map((note) => note.id)],
      1000,
    );
    for (const conversation of world.conversations)
      if (conversation.state === "snoozed") this.snoozed.add(conversation.id);
  }

  now(): number {
    return this.clock.now();
  }

  admin(id: string | null | undefined): DemoAdmin | undefined {
    return id === null || id === undefined ? undefined : this.admins.get(id);
  }

  team(id: string | null | undefined): DemoTeam | undefined {
    return id === null || id === undefined ? undefined : this.teams.get(id);
  }

  company(id: string | null | undefined): DemoCompany | undefined {
    return id === null || id === undefined ? undefined : this.companies.get(id);
  }

  addCompany(company: DemoCompany): void {
    this.companies.set(company.id, company);
  }

  /** Ids of the tickets that are linked to a conversation. */
  linksOf(conversationId: string): readonly string[] {
    return this.links.get(conversationId) ?? [];
  }

  addTicket(ticket: DemoTicket): void {
    this.tickets.set(ticket.id, ticket);
    this.indexLinks(ticket);
  }

  removeTicket(ticket: DemoTicket): void {
    this.tickets.delete(ticket.id);
    for (const id of [...ticket.conversationIds]) this.unlink(ticket, id);
  }

  link(ticket: DemoTicket, conversationId: string): void {
    if (ticket.conversationIds.includes(conversationId)) return;
    ticket.conversationIds.push(conversationId);
    this.links.set(conversationId, [...this.linksOf(conversationId), ticket.id]);
  }

  unlink(ticket: DemoTicket, conversationId: string): void {
    ticket.conversationIds = ticket.conversationIds.filter((id) => id !== conversationId);
    this.links.set(
      conversationId,
      this.linksOf(conversationId).filter((id) => id !== ticket.id),
    );
  }

  private indexLinks(ticket: DemoTicket): void {
    for (const id of ticket.conversationIds) this.links.set(id, [...this.linksOf(id), ticket.id]);
  }

  tag(id: string): DemoTag | undefined {
    return this.world.tags.find((tag) => tag.id === id);
  }

  /** The tag of that name (compared without case), made when there is none. */
  tagNamed(name: string): DemoTag {
    const wanted = name.toLowerCase();
    const known = this.world.tags.find((tag) => tag.name.toLowerCase() === wanted);
    if (known !== undefined) return known;
    const tag = { id: this.newSmallId(), name };
    this.world.tags.push(tag);
    return tag;
  }

  ticketType(id: string): DemoTicketType | undefined {
    return this.world.ticketTypes.find((type) => type.id === id);
  }

  /** The token's owner. */
  me(): DemoAdmin | undefined {
    return this.world.admins.find((admin) => admin.email === "owner@demo.test") ?? this.world.admins[0];
  }

  /** All parts, oldest first; made on the first call. The array is the store's own. */
  parts(conversation: DemoConversation): DemoPart[] {
    conversation.parts ??= this.world.partsOf(conversation);
    return conversation.parts;
  }

  addConversation(conversation: DemoConversation): void {
    this.conversations.set(conversation.id, conversation);
    if (conversation.state === "snoozed") this.snoozed.add(conversation.id);
  }

  removeConversation(id: string, metricsRetained: boolean): void {
    this.conversations.delete(id);
    this.snoozed.delete(id);
    this.deleted.unshift({ id, deletedAt: this.now(), metricsRetained });
  }

  addContact(contact: DemoContact): void {
    this.contacts.set(contact.id, contact);
  }

  /** Conversations and tickets share one id space. */
  newItemId(): string {
    this.nextItemId += 1;
    return String(this.nextItemId);
  }

  newTicketNumber(): string {
    this.nextTicketNumber += 1;
    return String(this.nextTicketNumber);
  }

  newPartId(): string {
    this.nextPartId += 1;
    return String(this.nextPartId);
  }

  newSmallId(): string {
    this.nextSmallId += 1;
    return String(this.nextSmallId);
  }

  newContactId(): string {
    this.nextSmallId += 1;
    return `6f${this.nextSmallId.toString(16).padStart(22, "0")}`;
  }

  emit(event: Omit<DemoEvent, "at">): void {
    for (const listener of this.listeners) listener({ ...event, at: this.now() });
  }
}
