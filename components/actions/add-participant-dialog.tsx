"use client";
import { useQuery } from "@tanstack/react-query";
import Hash from "lucide-react/icons/hash";
import UserPlus from "lucide-react/icons/user-plus";
import { useState } from "react";
import { contactSearchQuery } from "@/components/data/contact-search-query";
import { conversationQuery } from "@/components/data/conversation-query";
import { useSettled } from "@/components/data/use-settled";
import { Avatar } from "@/components/ui/avatar";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { PickList } from "@/components/ui/pick-list";
import type { PickItem } from "@/components/ui/pick-option";
import type { ActionInput } from "@/lib/actions/input";
import type { FoundContact } from "@/lib/api/contacts";
import { isAppError } from "@/lib/core/errors";
import type { OneAskerProps } from "./asker";

type Who = Extract<ActionInput, { kind: "add-participant" }>["who"];

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const nameOf = ({ name, email: address }: FoundContact): string => name ?? address ?? "Unnamed contact";

const contactItem = (contact: FoundContact, typed: string): PickItem => ({
  id: `contact:${contact.id}`,
  label: nameOf(contact),
  // The search has found it by these words, whatever the label says.
  words: `${contact.email ?? ""} ${typed}`,
  leading: <Avatar name={nameOf(contact)} seed={contact.id} />,
  trailing: [contact.name === null ? null : contact.email, contact.role === "lead" ? "lead" : null]
    .filter(Boolean)
    .join(" · "),
  group: "Contacts",
});

const typedItems = (typed: string, found: readonly FoundContact[]): readonly PickItem[] => {
  const text = typed.trim();
  const isKnown = found.some((one) => one.email?.toLowerCase() === text.toLowerCase());
  if (text.length < 2 || isKnown) return [];
  return [
    ...(email.test(text)
      ? [
          {
            id: "email",
            label: `Add ${text}`,
            words: typed,
            leading: <Icon of={UserPlus} className="text-ink-3" />,
            trailing: "a new lead, if nobody has that e-mail",
            group: "By what was typed",
          },
        ]
      : []),
    ...(text.includes(" ") || text.includes("@")
      ? []
      : [
          {
            id: "external",
            label: `The contact with the external id ${text}`,
            words: typed,
            leading: <Icon of={Hash} className="text-ink-3" />,
            group: "By what was typed",
          },
        ]),
  ];
};

const whoOf = (id: string, typed: string, found: readonly FoundContact[]): Who | null => {
  if (id === "email") return { email: typed.trim() };
  if (id === "external") return { externalId: typed.trim() };
  const contact = found.find((one) => `contact:${one.id}` === id);
  return contact ? { contactId: contact.id, name: nameOf(contact) } : null;
};

/** Who is to take part as well: somebody known by name, e-mail or external id, or anybody by e-mail. */
export const AddParticipantDialog = ({ conversation, onAct, onClose }: OneAskerProps) => {
  const [typed, setTyped] = useState("");
  const asked = useSettled(typed);
  const { data, error, isFetching } = useQuery(contactSearchQuery(asked));
  const known = useQuery({ ...conversationQuery(conversation.id), enabled: false }).data;
  const there = new Set((known?.contacts ?? [conversation.contact]).map(({ id }) => id));
  const found = typed.trim().length < 2 ? [] : (data?.contacts ?? []).filter(({ id }) => !there.has(id));
  const isSettled = typed === asked && !isFetching;
  const items = [...found.map((one) => contactItem(one, typed)), ...typedItems(typed, found)];
  return (
    <Dialog title="Add a participant" bare onClose={onClose}>
      <PickList
        label="Participant"
        placeholder="Name, e-mail or external id …"
        items={items}
        onType={setTyped}
        warning={isAppError(error) ? `Contacts cannot be searched: ${error.message}` : null}
        empty={
          typed.trim().length < 2
            ? "Type a name, an e-mail address or an external id. Somebody whose e-mail nobody has becomes a new lead."
            : isSettled
              ? "Nobody is called that. A whole e-mail address adds a new lead."
              : "Searching …"
        }
        onPick={(id) => {
          const who = whoOf(id, typed, found);
          if (who === null) return;
          onClose();
          onAct({ kind: "add-participant", who });
        }}
      />
    </Dialog>
  );
};
