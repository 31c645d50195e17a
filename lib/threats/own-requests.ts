import { randomUUID } from "node:crypto";
import { nameOf, type Route } from "./routes";
import { replyContent, type Scene, viewContent } from "./scene";

export type OwnRequest = {
  readonly path: string;
  /** JSON, or a file as it is. */
  readonly body: object | string;
  /** Whether it is known to do what it says, and not only to come past the door. */
  readonly isRight: boolean;
};

type Made = { readonly path?: string; readonly body: object | string };

const note = () => ({ kind: "note", text: `A note ${randomUUID()}` });
const key = randomUUID;

/** What our own pages send, by the route's name: right in all but what a check changes. */
const right: Readonly<Record<string, (scene: Scene) => Made>> = {
  "PUT /api/connection": ({ token }) => ({ body: { region: "eu", token } }),
  "POST /api/contacts/[id]/notes": ({ contactId, conversationId }) => ({
    path: `/api/contacts/${contactId}/notes`,
    body: { key: key(), conversationId, text: "A note" },
  }),
  "POST /api/conversations": ({ contactId }) => ({
    body: { key: key(), contactId, subject: "", text: `They said ${key()}` },
  }),
  "POST /api/conversations/[id]/actions": ({ conversationId }) => ({
    path: `/api/conversations/${conversationId}/actions`,
    body: { key: key(), action: note() },
  }),
  "PUT /api/drafts/[place]": () => ({
    path: `/api/drafts/${Math.floor(Math.random() * 1e12)}`,
    body: {
      base: 0,
      device: key(),
      deviceName: "A browser",
      content: { text: "Words", mode: "note", key: key(), files: [], urls: [], contactId: null },
    },
  }),
  "POST /api/invitations": () => ({
    body: { email: `${key()}@members.test`, name: "Somebody", role: "agent" },
  }),
  "DELETE /api/invitations/[id]": () => ({ path: `/api/invitations/${key()}`, body: {} }),
  "PUT /api/members/[id]": ({ memberId }) => ({ path: `/api/members/${memberId}`, body: { role: "lead" } }),
  "DELETE /api/members/[id]/sessions": ({ memberId }) => ({
    path: `/api/members/${memberId}/sessions`,
    body: {},
  }),
  "POST /api/members/[id]/reset": ({ memberId }) => ({ path: `/api/members/${memberId}/reset`, body: {} }),
  "POST /api/messages": ({ contactId }) => ({
    body: { key: key(), contactId, channel: "in_app", subject: "", text: `A message ${key()}` },
  }),
  "POST /api/outgoing": ({ conversationId }) => ({
    body: { subject: "conversation", id: conversationId, key: key(), action: note() },
  }),
  "POST /api/replies": () => ({ body: { id: key(), ...replyContent } }),
  "PUT /api/replies/[id]": ({ replyId }) => ({
    path: `/api/replies/${replyId}`,
    body: { version: 1, ...replyContent },
  }),
  "DELETE /api/sessions": () => ({ body: {} }),
  "PUT /api/settings": () => ({ body: {} }),
  "POST /api/tickets/[id]/actions": ({ ticketId }) => ({
    path: `/api/tickets/${ticketId}/actions`,
    body: { key: key(), action: note() },
  }),
  "POST /api/uploads": () => ({ path: "/api/uploads?name=a.txt&type=text%2Fplain", body: "a file" }),
  "POST /api/views": () => ({ body: { id: key(), ...viewContent } }),
  "PUT /api/views/[id]": ({ viewId }) => ({
    path: `/api/views/${viewId}`,
    body: { version: 1, ...viewContent },
  }),
  "PUT /api/views/order": () => ({ body: { views: [] } }),
};

/** A new one each time. Of a route that is not known here it is one without content, which the door must still let in. */
export const ownRequest = (route: Route, scene: Scene): OwnRequest => {
  const make = right[nameOf(route)];
  const made: Made = make?.(scene) ?? { body: {} };
  const path = made.path ?? route.path.replace(/\[[^\]]*\]/g, "7");
  return { path, body: made.body, isRight: make !== undefined };
};

/** The body as it goes over the wire, and what kind it is. */
export const wireOf = ({ body }: OwnRequest): { readonly body: string; readonly type: string } =>
  typeof body === "string"
    ? { body, type: "application/octet-stream" }
    : { body: JSON.stringify(body), type: "application/json" };
