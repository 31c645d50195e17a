import "server-only";
import type { Attachment, Part } from "@/lib/conversation/model";
import type { Attachment as IntercomAttachment } from "@/lib/intercom/schema/attachment";
import type { ConversationSource } from "@/lib/intercom/schema/conversation";
import type { Part as IntercomPart } from "@/lib/intercom/schema/part";
import type { MediaLinks, MediaOrigin } from "@/lib/server/media/links";
import { mapEvent } from "./map-event";
import { mapAssignment, mapPerson } from "./map-person";
import { quickRepliesOf } from "./quick-replies";
import { sanitise } from "./sanitise";

/** By what Intercom says of it; what it really is is looked at when it is fetched. */
const isPicture = (contentType: string, name: string): boolean =>
  /^image\/(?:png|jpe?g|gif|webp|avif|bmp)$/i.test(contentType) ||
  (contentType === "application/octet-stream" && /\.(?:png|jpe?g|gif|webp|avif)$/i.test(name));

export const mapAttachment = (
  attachment: IntercomAttachment,
  links: MediaLinks,
  from: MediaOrigin | undefined,
): Attachment => {
  const name = attachment.name || "attachment";
  const contentType = attachment.content_type ?? "application/octet-stream";
  const preview = isPicture(contentType, name) ? links.link(attachment.url, { from }) : null;
  return {
    name,
    href: links.link(attachment.url, { name: name.slice(0, 255), from }),
    contentType,
    sizeBytes: attachment.filesize,
    ...(preview === null ? {} : { preview }),
    width: attachment.width,
    height: attachment.height,
  };
};

const eventOf = (part: IntercomPart): Pick<Part, "event"> => {
  const event = mapEvent(part);
  return event === undefined ? {} : { event };
};

const offered = (part: IntercomPart, pressed: ReadonlySet<string>): Pick<Part, "quickReplies"> => {
  const quickReplies = part.redacted ? [] : quickRepliesOf(part, pressed);
  return quickReplies.length === 0 ? {} : { quickReplies };
};

/** What a part belongs to: `c` and a conversation's id, or `t` and a ticket's. */
export type PartOwner = `${"c" | "t"}${string}`;

const said = (
  { body, attachments }: Pick<IntercomPart, "body" | "attachments">,
  links: MediaLinks,
  from: MediaOrigin | undefined,
) => ({
  ...sanitise(body, links, from),
  attachments: attachments.map((attachment) => mapAttachment(attachment, links, from)),
});

const nonePressed: ReadonlySet<string> = new Set();

/** `pressed`: the quick replies that the customer pressed anywhere in the conversation. */
export const mapPart = (
  part: IntercomPart,
  links: MediaLinks,
  owner?: PartOwner,
  pressed = nonePressed,
): Part => ({
  id: part.id,
  partType: part.part_type,
  author: mapPerson(part.author),
  createdAt: part.created_at,
  ...said(part, links, owner && `${owner}.${part.id}`),
  ...offered(part, pressed),
  assignedTo: mapAssignment(part.assigned_to),
  ...eventOf(part),
  redacted: part.redacted,
});

/** The opening message as the first entry of the thread. */
export const mapSource = (
  source: ConversationSource,
  createdAt: number,
  links: MediaLinks,
  owner?: PartOwner,
): Part => ({
  id: source.id ?? "source",
  partType: "source",
  author: mapPerson(source.author),
  createdAt,
  ...said(source, links, owner && `${owner}.source`),
  assignedTo: null,
  redacted: source.redacted,
});

/** A part that nobody can read still has its place in the thread. */
export const unreadablePart = (id: string | undefined, index: number, createdAt: number): Part => ({
  id: id ?? `unreadable-${index}`,
  partType: "unreadable",
  author: mapPerson(null),
  createdAt,
  html: null,
  hasRemoteImages: false,
  attachments: [],
  assignedTo: null,
  redacted: false,
});
