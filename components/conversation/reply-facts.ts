"use client";
import { useQuery } from "@tanstack/react-query";
import { contactGroupsQuery, contactQuery } from "@/components/data/contact-query";
import { useWorkspace } from "@/components/data/workspace-query";
import type { SubjectKind } from "@/lib/actions/subject";
import type { ContactGroups } from "@/lib/api/contacts";
import type { AttributeKind } from "@/lib/api/workspace";
import { factsOf, type PlaceholderFacts } from "@/lib/conversation/fill-placeholders";
import type { AttributeValue, ConversationDetail } from "@/lib/conversation/model";
import { attributeFact, isEmpty } from "./attribute-words";

/** Lists of objects are numbers to a customer, and in which words and whose time to write a date is for a person to say. */
const isWritten = ({ type, reference }: AttributeKind): boolean =>
  reference === null && !["date", "datetime", "files", "relationship"].includes(type);

const textOf = (value: AttributeValue, kind: AttributeKind): string | null => {
  if (isEmpty(value)) return null;
  const said = attributeFact(kind.name, value, kind).value;
  return said.kind === "words" ? said.text : null;
};

/** Those of the workspace that say something in words; without a value where they have none. */
const wordsOf = (
  values: Readonly<Record<string, AttributeValue>>,
  kinds: readonly AttributeKind[],
): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    kinds.filter(isWritten).map((kind) => {
      const value = Object.hasOwn(values, kind.name) ? (values[kind.name] ?? null) : null;
      return [kind.name, textOf(value, kind)];
    }),
  );

/** Undefined while it is not known whether there is one. */
const companyOf = (groups: ContactGroups | undefined): string | null | undefined => {
  if (groups === undefined || groups.missing.some((part) => part.startsWith("Companies: "))) return undefined;
  return groups.companies[0]?.name ?? null;
};

/** What a reply may ask for. A ticket tells nothing of its conversation. The panel beside it has mostly read the contact by then; what has not come stays open. */
export const useReplyFacts = (conversation: ConversationDetail, subject: SubjectKind): PlaceholderFacts => {
  const isOne = subject === "conversation";
  const workspace = useWorkspace();
  const id = conversation.contact.id ?? "";
  const contact = useQuery({ ...contactQuery(id), enabled: id !== "" }).data;
  const groups = useQuery({ ...contactGroupsQuery(id), enabled: id !== "" }).data;
  const kinds = workspace?.attributes;
  return factsOf({
    conversation: { id: isOne ? conversation.id : undefined, contact: conversation.contact },
    me: { name: workspace?.me.name ?? "" },
    contact,
    company: id === "" ? null : companyOf(groups),
    conversationAttributes: isOne && kinds ? wordsOf(conversation.attributes, kinds.conversation) : undefined,
    contactAttributes: contact && kinds && wordsOf(contact.attributes, kinds.contact),
  });
};
