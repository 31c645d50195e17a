import "server-only";
import type { Attachment, Part } from "@/lib/conversation/model";
import type { Attachment as IntercomAttachment } from "@/lib/intercom/schema/attachment";
import type { ConversationSource } from "@/lib/intercom/schema/conversation";
import type { Part as IntercomPart } from "@/lib/intercom/schema/part";
import type { MediaLinks } from "@/lib/server/media/links";
import { mapAssignment, mapPerson } from "./map-person";
import { sanitise } from "./sanitise";

const mapAttachment = (attachment: IntercomAttachment, links: MediaLinks): Attachment => {
  const name = attachment.name || "attachment";
  return {
    name,
    href: links.link(attachment.url, name.slice(0, 255)),
    contentType: attachment.content_type ?? "application/octet-stream",
    sizeBytes: attachment.filesize,
    width: attachment.width,
    height: attachment.height,
  };
};

export const mapPart = (part: IntercomPart, links: MediaLinks): Part => ({
  id: part.id,
  partType: part.part_type,
  author: mapPerson(part.author),
  createdAt: part.created_at,
  ...sanitise(part.body, links),
  attachments: part.attachments.map((attachment) => mapAttachment(attachment, links)),
  assignedTo: mapAssignment(part.assigned_to),
  redacted: part.redacted,
});

/** The opening message as the first entry of the thread. */
export const mapSource = (source: ConversationSource, createdAt: number, links: MediaLinks): Part => ({
  id: source.id ?? "source",
  partType: "source",
  author: mapPerson(source.author),
  createdAt,
  ...sanitise(source.body, links),
  attachments: source.attachments.map((attachment) => mapAttachment(attachment, links)),
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
