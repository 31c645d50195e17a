"use client";
import SlidersHorizontal from "lucide-react/icons/sliders-horizontal";
import { Fragment, memo, type ReactNode, useDeferredValue, useState } from "react";
import { useSetting } from "@/components/data/settings";
import { Icon } from "@/components/ui/icon";
import { latePart } from "@/components/ui/late-part";
import type { ConversationDetail, Person } from "@/lib/conversation/model";
import { ContactAttributes, ContactFacts } from "./contact-facts";
import { InIntercom } from "./in-intercom";
import { AiAgentSection } from "./panel-ai";
import { ConversationAttributes } from "./panel-attributes";
import { EarlierConversations } from "./panel-earlier";
import { ContactCompanies, ContactTags } from "./panel-groups";
import { PanelHead } from "./panel-head";
import { LinkedObjects } from "./panel-linked";
import { ContactNotes } from "./panel-notes";
import { NumbersSection } from "./panel-numbers";
import { arranged, panelSections, type SectionId } from "./panel-order";
import { OriginSection } from "./panel-origin";
import { Participants } from "./panel-participants";
import { RatingSection } from "./panel-rating";
import { SlaSection } from "./panel-sla";

const ArrangePanel = latePart("The list of sections", () =>
  import("./arrange-panel").then((file) => file.ArrangePanel),
);

const sectionOf = (id: SectionId, conversation: ConversationDetail, contactId: string | null): ReactNode => {
  switch (id) {
    case "contact":
      return contactId && <ContactFacts contactId={contactId} />;
    case "attributes":
      return <ConversationAttributes key={conversation.id} conversation={conversation} />;
    case "participants":
      return <Participants conversation={conversation} />;
    case "earlier":
      return contactId && <EarlierConversations contactId={contactId} conversation={conversation} />;
    case "linked":
      return <LinkedObjects conversation={conversation} />;
    case "companies":
      return contactId && <ContactCompanies contactId={contactId} />;
    case "groups":
      return contactId && <ContactTags contactId={contactId} />;
    case "notes":
      return (
        contactId && <ContactNotes key={contactId} contactId={contactId} conversationId={conversation.id} />
      );
    case "about":
      return contactId && <ContactAttributes contactId={contactId} />;
    case "sla":
      return <SlaSection key={conversation.id} conversation={conversation} />;
    case "rating":
      return <RatingSection conversation={conversation} />;
    case "ai":
      return <AiAgentSection conversation={conversation} />;
    case "numbers":
      return <NumbersSection conversation={conversation} />;
    case "origin":
      return <OriginSection conversation={conversation} />;
  }
};

/** Whom one has chosen to see, until another conversation is opened. */
const usePerson = ({ id: conversationId, contact, contacts }: ConversationDetail) => {
  const [chosen, setChosen] = useState({ conversationId, id: "" });
  if (chosen.conversationId !== conversationId) setChosen({ conversationId, id: "" });
  const person: Person = contacts.find(({ id }) => id === chosen.id) ?? contact;
  return { person, choose: (id: string) => setChosen({ conversationId, id }) };
};

type PanelProps = {
  readonly conversation: ConversationDetail;
  /** Nobody sees it: it stays as it is. */
  readonly waits?: boolean | undefined;
};

const isAsBefore = (before: PanelProps, now: PanelProps): boolean =>
  now.waits === true || before.conversation === now.conversation;

const Panel = memo(({ conversation }: PanelProps) => {
  const { person, choose } = usePerson(conversation);
  const [arrangedIn, setArrangedIn] = useState<string | null>(null);
  const order = useSetting("panelOrder");
  const hidden = useSetting("hiddenPanels");
  const shown = arranged(panelSections, ({ id }) => id, order).filter(({ id }) => !hidden.includes(id));
  return (
    <>
      <PanelHead key={conversation.id} conversation={conversation} person={person} onSwitch={choose} />
      {shown.map(({ id }) => (
        <Fragment key={id}>{sectionOf(id, conversation, person.id)}</Fragment>
      ))}
      <div className="mt-4 flex flex-wrap items-center justify-between gap-2 border-t border-line pt-2">
        <InIntercom conversationId={conversation.id} className="text-m" />
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => setArrangedIn(conversation.id)}
          className="inline-flex min-h-6 items-center gap-1.5 text-m text-ink-2 hover:text-ink max-md:min-h-11"
        >
          <Icon of={SlidersHorizontal} size={13} /> Arrange this panel
        </button>
      </div>
      {arrangedIn === conversation.id ? <ArrangePanel onClose={() => setArrangedIn(null)} /> : null}
    </>
  );
}, isAsBefore);

/**
 * Who writes, what is known of them, and what hangs together with this conversation, in the member's own order. It follows a moment
 * after what a key has changed: nobody waits for it.
 */
export const SidePanel = ({ conversation, waits }: PanelProps) => {
  const later = useDeferredValue(conversation);
  return <Panel conversation={later.id === conversation.id ? later : conversation} waits={waits} />;
};
