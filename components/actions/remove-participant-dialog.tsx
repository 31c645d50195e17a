"use client";
import { useQuery } from "@tanstack/react-query";
import { conversationQuery } from "@/components/data/conversation-query";
import { useNamed } from "@/components/data/named-people";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { PickList } from "@/components/ui/pick-list";
import { type Person, personName } from "@/lib/conversation/model";
import type { OneAskerProps } from "./asker";

const isKnown = (person: Person): person is Person & { readonly id: string } => person.id !== null;

const OnlyOne = ({ contacts, onClose }: { contacts: readonly Person[]; onClose: () => void }) => {
  const [only] = contacts;
  return (
    <Dialog
      title="Remove a participant"
      width="s"
      onClose={onClose}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <p className="text-ink-2">
        {only ? (
          <>
            <bdi className="font-medium text-ink">{personName(only)}</bdi> is the only one who takes part, and
            Intercom keeps at least one. Add somebody else first.
          </>
        ) : (
          "Who takes part is not known yet."
        )}
      </p>
    </Dialog>
  );
};

/** Who is to take part no more. The last one stays: Intercom has no conversation without a contact. */
export const RemoveParticipantDialog = ({ conversation, onAct, onClose }: OneAskerProps) => {
  const { data } = useQuery(conversationQuery(conversation.id));
  const contacts = useNamed(data?.contacts ?? []);
  const known = contacts.filter(isKnown);
  if (data !== undefined && contacts.length < 2) return <OnlyOne contacts={contacts} onClose={onClose} />;
  return (
    <Dialog title="Remove a participant" bare onClose={onClose}>
      <PickList
        label="Participant to remove"
        placeholder="Who is to take part no more?"
        items={known.map((person) => ({
          id: person.id,
          label: personName(person),
          words: person.email ?? undefined,
          leading: <Avatar name={personName(person)} seed={person.id} />,
          trailing: person.name === null ? null : person.email,
        }))}
        empty={data ? "Nobody is called that." : "Who takes part is being read."}
        onPick={(id) => {
          const person = known.find((one) => one.id === id);
          if (!person) return;
          onClose();
          onAct({ kind: "remove-participant", contact: { id: person.id, name: personName(person) } });
        }}
      />
    </Dialog>
  );
};
