"use client";
import UserPlus from "lucide-react/icons/user-plus";
import X from "lucide-react/icons/x";
import { useActions } from "@/components/data/actions-port";
import { useNamed } from "@/components/data/named-people";
import { useWorkspace } from "@/components/data/workspace-query";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { keyless } from "@/components/ui/own-keys";
import { can } from "@/lib/access/roles";
import { type ConversationDetail, type Person, personName } from "@/lib/conversation/model";
import { PanelSection } from "./panel-section";

type RowProps = {
  readonly person: Person;
  /** Null where they cannot be taken away. */
  readonly onRemove: ((name: string) => void) | null;
};

const ParticipantRow = ({ person, onRemove }: RowProps) => {
  const name = personName(person);
  return (
    <li className="flex min-h-7 items-center gap-2 max-md:min-h-11">
      <Avatar name={name} seed={person.id ?? name} size="s" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="one-line block text-m">
          {name}
        </span>
        {person.name && person.email ? (
          <span dir="auto" className="one-line block text-s text-ink-3">
            {person.email}
          </span>
        ) : null}
      </span>
      {onRemove === null || person.id === null ? null : (
        <IconButton
          icon={X}
          iconSize={13}
          label={`Remove ${name} from this conversation`}
          onClick={() => onRemove(name)}
          className="size-6"
        />
      )}
    </li>
  );
};

/** Who takes part on the customer's side. */
export const Participants = ({ conversation }: { readonly conversation: ConversationDetail }) => {
  const { perform, ask } = useActions();
  const me = useWorkspace()?.me;
  const mayWrite = me !== undefined && me.teammateId !== null && can(me.role, "triage");
  const contacts = useNamed(conversation.contacts);
  const isLast = contacts.length <= 1;
  const remove = (id: string | null) => (name: string) => {
    if (id === null) return;
    void perform(conversation, { kind: "remove-participant", contact: { id, name } });
  };
  return (
    <PanelSection
      id="participants"
      aside={contacts.length > 1 ? contacts.length : undefined}
      tool={
        mayWrite ? (
          <IconButton
            icon={UserPlus}
            iconSize={14}
            label="Add a participant"
            keys={keyless("add-participant")}
            onClick={() => ask("add-participant", conversation)}
            className="size-6"
          />
        ) : undefined
      }
    >
      {contacts.length === 0 ? (
        <p className="text-m text-ink-3">
          Intercom names no contact here.{" "}
          {mayWrite ? (
            <Button onClick={() => ask("add-participant", conversation)}>
              <Icon of={UserPlus} size={13} /> Add one
            </Button>
          ) : null}
        </p>
      ) : (
        <ul>
          {contacts.map((person, index) => (
            <ParticipantRow
              key={person.id ?? person.email ?? index}
              person={person}
              onRemove={mayWrite && !isLast ? remove(person.id) : null}
            />
          ))}
        </ul>
      )}
      {isLast && contacts.length > 0 && mayWrite ? (
        <p className="mt-1 text-s text-ink-3">The last one cannot be removed: add another first.</p>
      ) : null}
    </PanelSection>
  );
};
