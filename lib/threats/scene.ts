import { randomUUID } from "node:crypto";
import { jsonOf, send, write } from "./http";
import { control, plant } from "./intercom";
import { newPerson } from "./people";
import { tokenOf } from "./secrets";
import type { Target } from "./target";

/** Things that exist, so that a request about them can be a right one. */
export type Scene = {
  readonly conversationId: string;
  readonly contactId: string;
  readonly ticketId: string;
  readonly memberId: string;
  readonly viewId: string;
  readonly replyId: string;
  /** That of the workspace, which is the only one that it takes. */
  readonly token: string;
};

const rowOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};

/** By the shape that the contract wants. */
export const viewContent = {
  name: "A view",
  icon: "inbox",
  query: "state:open",
  sort: "created",
  columns: [],
  groupBy: null,
  audience: "me",
};

export const replyContent = { name: "A reply", text: "Hello", shared: false };

export const makeScene = async (target: Target): Promise<Scene> => {
  const cookie = await target.cookieOf("owner");
  const { url } = target.app;
  const conversationId = await plant(target);
  const conversation = jsonOf(await send(url, { path: `/api/conversations/${conversationId}`, cookie }));
  const contactId = String(rowOf(conversation.contact).id);
  const [viewId, replyId] = [randomUUID(), randomUUID()];
  await write(url, { method: "POST", path: "/api/views", cookie, body: { id: viewId, ...viewContent } });
  await write(url, { method: "POST", path: "/api/replies", cookie, body: { id: replyId, ...replyContent } });
  const { id: ticketId } = await control(target, "POST", "/tickets", { contact: { name: "Somebody" } });
  const { id: memberId } = await newPerson(target, "agent");
  const token = tokenOf(target);
  return { conversationId, contactId, ticketId: String(ticketId), memberId, viewId, replyId, token };
};
