import type { DemoAiAgent } from "../model";

/** Names before 2.15. assumed: a procedure's hand-off was a routing to a team then. */
const olderStates: Readonly<Record<string, string>> = {
  escalated: "routed_to_team",
  negative_feedback: "abandoned",
  procedure_handoff: "routed_to_team",
};

export const resolutionStateFor = (version: number, state: string | null): string | null =>
  state === null || version >= 15 ? state : (olderStates[state] ?? state);

export const aiAgentWire = (version: number, agent: DemoAiAgent) => ({
  source_type: agent.sourceType,
  source_title: agent.sourceTitle,
  last_answer_type: agent.lastAnswerType,
  resolution_state: resolutionStateFor(version, agent.resolutionState),
  rating: agent.rating,
  rating_remark: agent.ratingRemark,
  content_sources: {
    type: "content_source.list",
    total_count: agent.contentSources.length,
    content_sources: agent.contentSources.map((source) => ({
      content_type: source.contentType,
      url: source.url,
      title: source.title,
      locale: source.locale,
    })),
  },
});
