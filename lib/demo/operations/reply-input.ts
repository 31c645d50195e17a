import type { ReplyText } from "../effects/reply";
import { invalid, missing, notFound } from "../errors";
import {
  isJson,
  type Json,
  optionalId,
  optionalInteger,
  optionalList,
  optionalText,
  requiredText,
} from "../json";
import type { DemoAttachment, DemoContact, DemoPart } from "../model";
import type { OperationContext } from "../operation";

const maxAttachments = 10;

/** Types that people send by name, for `attachment_urls`, where nothing is fetched. */
const contentTypes: Readonly<Record<string, string>> = {
  png: "image/png",
  pdf: "application/pdf",
  csv: "text/csv",
};

const fromUrl = (context: OperationContext, url: unknown): DemoAttachment => {
  if (typeof url !== "string" || !/^https?:\/\//.test(url))
    throw invalid("attachment_urls must be URLs", "attachment_urls");
  const name = decodeURIComponent(new URL(url).pathname.split("/").pop() ?? "") || "file";
  const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return {
    id: `up-${context.store.newPartId()}`,
    name,
    contentType: contentTypes[extension] ?? "text/plain",
    bytes: null,
  };
};

const fromFile = (context: OperationContext, file: unknown): DemoAttachment => {
  if (!isJson(file)) throw invalid("attachment_files must be objects", "attachment_files");
  const attachment = {
    id: `up-${context.store.newPartId()}`,
    name: requiredText(file, "name"),
    contentType: requiredText(file, "content_type"),
    bytes: Buffer.from(requiredText(file, "data"), "base64"),
  };
  context.store.uploads.set(attachment.id, attachment);
  return attachment;
};

/** @throws DemoError 400 for more than 10, or what is no URL or file. */
export const attachmentsOf = (context: OperationContext): DemoAttachment[] => {
  const urls = optionalList(context.body, "attachment_urls") ?? [];
  const files = optionalList(context.body, "attachment_files") ?? [];
  if (urls.length > maxAttachments || files.length > maxAttachments)
    throw invalid(`At most ${maxAttachments} attachments are allowed`, "attachment_urls");
  return [...urls.map((url) => fromUrl(context, url)), ...files.map((file) => fromFile(context, file))];
};

const quickRepliesOf = (body: Json): DemoPart["quickReplies"] =>
  (optionalList(body, "reply_options") ?? []).map((option) => {
    if (!isJson(option)) throw invalid("reply_options must be objects", "reply_options");
    return { text: requiredText(option, "text"), uuid: requiredText(option, "uuid") };
  });

/** Plain text becomes a paragraph, as Intercom does. */
export const paragraphs = (body: string): string => (/<[a-z][^>]*>/i.test(body) ? body : `<p>${body}</p>`);

/**
 * The text of a reply. `knows` says which fields the version has for whoever writes; others are passed over.
 * @throws DemoError 400 when there is nothing to say: no text (`needsBody`), or no text, file or quick reply.
 */
export const replyTextOf = (
  context: OperationContext,
  needsBody: boolean,
  knows: { readonly createdAt: boolean; readonly quickReplies: boolean },
): ReplyText => {
  const body = optionalText(context.body, "body");
  const attachments = attachmentsOf(context);
  const quickReplies = knows.quickReplies ? quickRepliesOf(context.body) : [];
  if (
    (body === undefined || body === "") &&
    (needsBody || (attachments.length === 0 && quickReplies.length === 0))
  )
    throw missing("body");
  return {
    body: body === undefined || body === "" ? null : paragraphs(body),
    attachments,
    createdAt: knows.createdAt ? optionalInteger(context.body, "created_at") : undefined,
    quickReplies,
  };
};

const identifiers = ["intercom_user_id", "user_id", "email"] as const;

/**
 * The contact that `intercom_user_id`, `user_id` (external id) or `email` names; undefined when no such contact exists.
 * @throws DemoError 400 when none or more than one of them is given.
 */
export const contactOf = (context: OperationContext, body: Json): DemoContact | undefined => {
  const given = identifiers.filter((name) => body[name] !== undefined && body[name] !== null);
  const [name] = given;
  if (name === undefined) throw missing("intercom_user_id");
  if (given.length > 1) throw invalid("Only one identifier of a contact is allowed", given[1]);
  const value = optionalId(body, name) ?? "";
  if (name === "intercom_user_id") return context.store.contacts.get(value);
  const wanted = value.toLowerCase();
  for (const contact of context.store.contacts.values()) {
    if (contact.mergedInto !== null) continue;
    if (name === "user_id" ? contact.externalId === value : contact.email?.toLowerCase() === wanted)
      return contact;
  }
  return undefined;
};

/** @throws DemoError 404 `User Not Found`. */
export const requiredContactOf = (context: OperationContext, body: Json): DemoContact => {
  const contact = contactOf(context, body);
  if (contact === undefined) throw notFound("User Not Found");
  return contact;
};
