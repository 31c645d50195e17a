"use client";
import type { AiAgentPart, ConversationDetail } from "@/lib/conversation/model";
import { type Fact, Facts } from "./facts";
import { PanelSection } from "./panel-section";
import { ratingWords } from "./rating-words";
import { WebLink } from "./web-link";

/** Older versions say `routed_to_team` and `abandoned` for what is `escalated` and `negative_feedback` now. */
const resolutions: Readonly<Record<string, string>> = {
  assumed_resolution: "Resolved, as the customer said no more",
  confirmed_resolution: "Resolved, as the customer confirmed",
  escalated: "Passed on to a person",
  routed_to_team: "Passed on to a person",
  negative_feedback: "The customer was not content",
  abandoned: "The customer was not content",
  procedure_handoff: "Passed on by a procedure",
};

const answers: Readonly<Record<string, string>> = {
  ai_answer: "Written by the AI",
  custom_answer: "A prepared one",
};

const sources: Readonly<Record<string, string>> = {
  essentials_plan_setup: "Set up for everybody",
  profile: "A profile",
  workflow: "A workflow",
  workflow_preview: "A workflow's preview",
  fin_preview: "A preview",
};

const wordsOf = (words: Readonly<Record<string, string>>, one: string): string =>
  Object.hasOwn(words, one) ? (words[one] ?? one) : one.replaceAll("_", " ");

const factsOf = (agent: AiAgentPart): readonly Fact[] => {
  const facts: Fact[] = [
    {
      id: "resolution",
      label: "Outcome",
      value: agent.resolution === null ? "No answer given" : wordsOf(resolutions, agent.resolution),
    },
  ];
  if (agent.lastAnswer !== null)
    facts.push({ id: "answer", label: "Last answer", value: wordsOf(answers, agent.lastAnswer) });
  if (agent.sourceType !== null)
    facts.push({
      id: "source",
      label: "Started by",
      value: [wordsOf(sources, agent.sourceType), agent.sourceTitle].filter(Boolean).join(": "),
    });
  if (agent.rating !== null) facts.push({ id: "rating", label: "Rating", value: ratingWords(agent.rating) });
  if (agent.ratingRemark !== null) facts.push({ id: "remark", label: "Remark", value: agent.ratingRemark });
  return facts;
};

/** What Intercom's AI agent did here. */
export const AiAgentSection = ({ conversation }: { readonly conversation: ConversationDetail }) => {
  const agent = conversation.about.aiAgent;
  if (agent === null) return null;
  return (
    <PanelSection id="ai">
      <Facts facts={factsOf(agent)} />
      {agent.sources.length > 0 ? (
        <>
          <p className="mt-1.5 text-s text-ink-3">It answered from</p>
          <ul className="text-m">
            {agent.sources.map(({ title, href }) => (
              <li key={`${title} ${href}`} className="[overflow-wrap:anywhere]">
                {href === null ? <bdi>{title}</bdi> : <WebLink href={href}>{title}</WebLink>}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </PanelSection>
  );
};
