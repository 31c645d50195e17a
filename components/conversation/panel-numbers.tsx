"use client";
import { useWorkspace } from "@/components/data/workspace-query";
import { Time } from "@/components/ui/time";
import type { ConversationDetail } from "@/lib/conversation/model";
import { agoSpan } from "@/lib/core/time";
import { Facts } from "./facts";
import { numberFacts } from "./number-words";
import { PanelSection } from "./panel-section";
import { useShownFields } from "./use-shown-fields";

/** All that Intercom counts of a conversation. */
export const NumbersSection = ({ conversation }: { readonly conversation: ConversationDetail }) => {
  const teammates = useWorkspace()?.teammates ?? [];
  const closer = conversation.statistics?.lastClosedById ?? null;
  const closedBy = closer && (teammates.find(({ id }) => id === closer)?.name ?? `Teammate ${closer}`);
  const facts = useShownFields("numbers", numberFacts(conversation, closedBy));
  if (facts.length === 0) return null;
  return (
    <PanelSection id="numbers">
      <Facts
        facts={facts.map(({ id, label, value, tip }) => ({
          id,
          label,
          tip: value.kind === "moment" ? undefined : tip,
          value: value.kind === "moment" ? <Time at={value.at} format={agoSpan} /> : value.text,
        }))}
      />
    </PanelSection>
  );
};
