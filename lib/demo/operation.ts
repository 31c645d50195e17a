import { adminNotFound, notFound } from "./errors";
import type { Json } from "./json";
import type { DemoAdmin, DemoContact, DemoConversation, DemoTicket } from "./model";
import type { SearchManners } from "./search/manners";
import type { DemoStore } from "./store";

/** What the wire needs to show things: who asks for which version, and where files are. */
export type WireContext = {
  readonly store: DemoStore;
  /** Minor number, see versions.ts. */
  readonly version: number;
  /** Replaces `demo-file://…` by signed URLs of the running server. */
  readonly links: (text: string) => string;
};

export type OperationContext = WireContext & {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly manners: SearchManners;
  /** Whose token it is. */
  readonly me: DemoAdmin | undefined;
  /** What `GET /me` says in place of what is so. */
  readonly aboutMe: Json;
};

export type OperationResult = {
  readonly status?: number;
  /** undefined = an empty body. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** One operation of the API. `since` and `until` are the versions (inclusive) that have it. */
export type Operation = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly pattern: string;
  readonly since?: number;
  readonly until?: number;
  readonly run: (context: OperationContext) => OperationResult;
};

export const pathId = (context: OperationContext, name = "id"): string => context.params[name] ?? "";

/** @throws DemoError 404 as Intercom says it. */
export const theConversation = (context: OperationContext, id = pathId(context)): DemoConversation => {
  const found = context.store.conversations.get(id);
  if (found === undefined) throw notFound();
  return found;
};

/** @throws DemoError 404 as Intercom says it. */
export const theTicket = (context: OperationContext): DemoTicket => {
  const found = context.store.tickets.get(pathId(context));
  if (found === undefined) throw notFound();
  return found;
};

export const theAdmin = (context: OperationContext, id: string): DemoAdmin => {
  const found = context.store.admin(id);
  if (found === undefined) throw adminNotFound();
  return found;
};

/** @throws DemoError 404 `User Not Found`. */
export const theContact = (context: OperationContext, id: string): DemoContact => {
  const found = context.store.contacts.get(id);
  if (found === undefined) throw notFound("User Not Found");
  return found;
};
