import { fileShape } from "../files";
import type { DemoAttachment, DemoAuthor, DemoPart } from "../model";
import type { WireContext } from "../operation";
import { plainText } from "./plain-text";

export type TextStyle = "html" | "plaintext";

export const bodyWire = (context: WireContext, body: string | null, style: TextStyle): string | null => {
  if (body === null) return null;
  const linked = context.links(body);
  return style === "plaintext" ? plainText(linked) : linked;
};

/** Bots, deleted people and leads without an address have null, though Intercom's schema says text (api.md 7.4). */
export const authorWire = (author: DemoAuthor) => ({
  type: author.type,
  id: author.id,
  name: author.name,
  email: author.email,
});

/** A name as a piece of an address; brackets and quotes as well, since an address in a text ends at them. */
const addressable = (name: string): string =>
  encodeURIComponent(name).replace(/[()'!*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

export const attachmentWire = (context: WireContext, attachment: DemoAttachment) => {
  const shape = fileShape(attachment);
  return {
    type: "upload",
    name: attachment.name,
    url: context.links(`demo-file://${attachment.id}/${addressable(attachment.name)}`),
    content_type: attachment.contentType,
    filesize: shape.size,
    width: shape.width,
    height: shape.height,
  };
};

const emailWire = (part: DemoPart) =>
  part.email === null
    ? null
    : {
        subject: part.email.subject,
        email_address_headers: part.email.headers.map((header) => ({
          type: header.type,
          email_address: header.address,
          name: header.name,
        })),
        message_id: `<${part.id}@mail.demo.test>`,
      };

const laterFields = (context: WireContext, part: DemoPart) => ({
  ...(context.version >= 13
    ? {
        state: part.state,
        tags: part.tagIds.map((id) => ({ type: "tag", id, name: context.store.tag(id)?.name ?? "" })),
        // Null where there is none, as in the official examples.
        event_details: part.eventDetails,
        email_message_metadata: emailWire(part),
        app_package_code: part.appPackageCode,
      }
    : {}),
  ...(context.version >= 14
    ? {
        metadata: {
          ...(part.quickReplies.length === 0 ? {} : { quick_reply_options: part.quickReplies }),
          ...(part.quickReplyUuid === null ? {} : { quick_reply_uuid: part.quickReplyUuid }),
        },
      }
    : {}),
});

export const partWire = (context: WireContext, part: DemoPart, style: TextStyle = "html") => ({
  type: "conversation_part",
  id: part.id,
  part_type: part.partType,
  body: bodyWire(context, part.body, style),
  created_at: part.createdAt,
  updated_at: part.updatedAt,
  notified_at: part.notifiedAt,
  assigned_to: part.assignedTo === null ? null : { type: part.assignedTo.type, id: part.assignedTo.id },
  author: {
    ...authorWire(part.author),
    ...(context.version >= 14 ? { from_ai_agent: part.fromAiAgent, is_ai_answer: part.isAiAnswer } : {}),
  },
  attachments: part.attachments.map((attachment) => attachmentWire(context, attachment)),
  external_id: part.externalId,
  redacted: part.redacted,
  ...laterFields(context, part),
});

const stateCategory = (context: WireContext, id: string | null) =>
  id === null ? undefined : context.store.world.ticketStates.find((state) => state.id === id)?.category;

/** Parts of tickets leave out what has no value, instead of saying null. */
export const ticketPartWire = (context: WireContext, part: DemoPart) => {
  const state = stateCategory(context, part.ticketStateId);
  const previous = stateCategory(context, part.previousTicketStateId);
  return {
    type: "ticket_part",
    id: part.id,
    part_type: part.partType,
    ...(part.body === null ? {} : { body: bodyWire(context, part.body, "html") }),
    ...(state === undefined ? {} : { ticket_state: state }),
    ...(previous === undefined ? {} : { previous_ticket_state: previous }),
    created_at: part.createdAt,
    updated_at: part.updatedAt,
    ...(part.assignedTo === null
      ? {}
      : { assigned_to: { type: part.assignedTo.type, id: part.assignedTo.id } }),
    // Of tickets the description knows no leads: assumed that they are told as users.
    author: { ...authorWire(part.author), ...(part.author.type === "lead" ? { type: "user" } : {}) },
    attachments: part.attachments.map((attachment) => attachmentWire(context, attachment)),
    redacted: part.redacted,
    ...(context.version >= 14 && part.eventDetails !== null && "value" in part.eventDetails
      ? { updated_attribute_data: part.eventDetails }
      : {}),
  };
};
