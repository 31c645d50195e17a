"use client";
import { Pill, type Tone } from "@/components/ui/pill";
import { Time } from "@/components/ui/time";
import type { ConversationDetail } from "@/lib/conversation/model";
import { slaStoryOf } from "@/lib/conversation/sla-story";
import { agoSpan, shortSpan } from "@/lib/core/time";
import { type Fact, Facts } from "./facts";
import { PanelSection } from "./panel-section";
import { SlaTarget } from "./sla-target";

const looks: Readonly<Record<string, { readonly tone: Tone; readonly word: string }>> = {
  active: { tone: "accent", word: "Running" },
  hit: { tone: "calm", word: "Hit" },
  missed: { tone: "late", word: "Missed" },
  cancelled: { tone: "neutral", word: "Cancelled" },
};

/** How the SLA stands. Time runs before one's eyes; when it falls due only Intercom knows, and it does not tell. */
export const SlaSection = ({ conversation }: { readonly conversation: ConversationDetail }) => {
  const story = slaStoryOf(conversation);
  if (story === null) return null;
  const isPaused = story.status === "active" && story.pausedAt !== null;
  const look = looks[story.status] ?? { tone: "neutral", word: "Unknown" };
  const facts: Fact[] = [
    { id: "name", label: "Name", value: story.name || "Unnamed" },
    {
      id: "status",
      label: "Status",
      value: <Pill tone={isPaused ? "warm" : look.tone}>{isPaused ? "Paused" : look.word}</Pill>,
    },
  ];
  if (story.appliedAt !== null)
    facts.push(
      story.status === "active" && !isPaused
        ? {
            id: "since",
            label: "Running for",
            value: <Time at={story.appliedAt} format={shortSpan} prefix="since" />,
          }
        : { id: "since", label: "Applied", value: <Time at={story.appliedAt} format={agoSpan} /> },
    );
  if (isPaused && story.pausedAt !== null)
    facts.push({
      id: "paused",
      label: "Paused for",
      value: <Time at={story.pausedAt} format={shortSpan} prefix="since" />,
    });
  if (story.missedAt !== null)
    facts.push({ id: "missed", label: "Missed", value: <Time at={story.missedAt} format={agoSpan} /> });
  if (story.status === "active" && conversation.waitingSince !== null)
    facts.push({
      id: "waiting",
      label: "Waiting for",
      value: <Time at={conversation.waitingSince} format={shortSpan} prefix="the customer waits since" />,
    });
  return (
    <PanelSection id="sla">
      <Facts facts={facts} />
      {story.status === "active" ? (
        <>
          <SlaTarget story={story} />
          <p className="mt-1 text-s text-ink-3">Intercom marks it missed only at the next reply.</p>
        </>
      ) : null}
    </PanelSection>
  );
};
