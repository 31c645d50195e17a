"use client";
import { useWorkspace } from "@/components/data/workspace-query";
import { Time } from "@/components/ui/time";
import type { ConversationDetail } from "@/lib/conversation/model";
import { agoSpan } from "@/lib/core/time";
import { type Fact, Facts } from "./facts";
import { PanelSection } from "./panel-section";
import { ratingWords } from "./rating-words";

/** How the customer found it. */
export const RatingSection = ({ conversation }: { readonly conversation: ConversationDetail }) => {
  const teammates = useWorkspace()?.teammates ?? [];
  const asked = conversation.about.ratingAsked;
  if (conversation.rating === null && asked === null) return null;
  const facts: Fact[] = [
    {
      id: "rating",
      label: "Rating",
      value: conversation.rating === null ? "Asked for, not given yet" : ratingWords(conversation.rating),
    },
  ];
  if (conversation.ratingRemark !== null)
    facts.push({ id: "remark", label: "Remark", value: conversation.ratingRemark });
  if (asked?.askedAt != null)
    facts.push({ id: "asked", label: "Asked", value: <Time at={asked.askedAt} format={agoSpan} /> });
  if (asked !== null && asked.about.kind !== "unknown") {
    const name = teammates.find(({ id }) => id === asked.about.id)?.name;
    const about = asked.about.kind === "bot" ? "AI agent" : (name ?? `Teammate ${asked.about.id ?? ""}`);
    facts.push({ id: "about", label: "About", value: about });
  }
  return (
    <PanelSection
      id="rating"
      aside={conversation.rating === null ? undefined : `${conversation.rating} of 5`}
    >
      <Facts facts={facts} />
    </PanelSection>
  );
};
