"use client";
import { useQuery } from "@tanstack/react-query";
import ChevronDown from "lucide-react/icons/chevron-down";
import { contactGroupsQuery, contactQuery } from "@/components/data/contact-query";
import { useNamed } from "@/components/data/named-people";
import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { type ConversationDetail, type Person, personName } from "@/lib/conversation/model";
import { PanelBegin } from "./panel-begin";

export type PanelHeadProps = {
  readonly conversation: ConversationDetail;
  /** Whom the panel tells of. */
  readonly person: Person;
  readonly onSwitch: (id: string) => void;
};

/** Whom the panel tells of, and the way to the others who take part. */
export const PanelHead = ({ conversation, person, onSwitch }: PanelHeadProps) => {
  const id = person.id ?? "";
  const enabled = person.id !== null;
  const { data } = useQuery({ ...contactQuery(id), enabled });
  const groups = useQuery({ ...contactGroupsQuery(id), enabled }).data;
  const name = personName(data && !person.name ? { ...person, name: data.name, email: data.email } : person);
  const job = data?.attributes.job_title;
  const title = [typeof job === "string" ? job : "", groups?.companies[0]?.name ?? ""]
    .filter(Boolean)
    .join(", ");
  const others = useNamed(conversation.contacts.filter((one) => one.id !== null));
  const at = `${others.findIndex((one) => one.id === person.id) + 1} of ${others.length}`;
  return (
    <div className="flex items-center gap-3">
      <Avatar name={name} seed={person.id ?? name} size="l" />
      <div className="min-h-10 min-w-0 flex-1">
        <p dir="auto" className="one-line text-l font-semibold">
          {name}
        </p>
        <p dir="auto" className="one-line text-m text-ink-2">
          {title}
        </p>
      </div>
      <PanelBegin person={person} />
      {others.length > 1 ? (
        <Menu
          label="Whom to show"
          buttonLabel={`${at} participants, show another`}
          tip="Show another participant"
          className="num inline-flex min-h-7 shrink-0 items-center gap-1 rounded-m px-1.5 text-s text-ink-2 hover:bg-hover max-md:min-h-11"
          items={others.map((one, index) => ({
            id: one.id ?? String(index),
            label: personName(one),
            checked: one.id === person.id,
            onSelect: () => {
              if (one.id !== null) onSwitch(one.id);
            },
          }))}
        >
          {at}
          <Icon of={ChevronDown} size={12} />
        </Menu>
      ) : null}
    </div>
  );
};
