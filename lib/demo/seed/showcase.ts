import type { DemoConversation, DemoNote } from "../model";
import { agentId, leadId } from "./workspace";

const day = 86_400;

/** The newest one that an AI agent took part in and a customer has rated, best with a promise as well. */
const chosen = (conversations: readonly DemoConversation[]): DemoConversation | undefined => {
  const newestFirst = conversations.toReversed().filter(({ aiAgent, rating }) => aiAgent && rating?.rating);
  return newestFirst.find(({ sla }) => sla !== null) ?? newestFirst[0];
};

/**
 * One conversation that has everything, for a look at all that the panel beside it shows: an attribute of each type, one of them archived
 * since, and notes about its contact. It is found by `attr."Root cause":~Showcase`.
 */
export const makeShowcase = (conversations: readonly DemoConversation[], now: number): DemoNote[] => {
  const one = chosen(conversations);
  const contactId = one?.contactIds[0];
  if (one === undefined || contactId === undefined) return [];
  one.customAttributes = {
    "Issue type": "Integration",
    Severity: "High",
    "Root cause": "Showcase: see https://status.example/incidents/42 for what happened",
    "Orders affected": 12,
    "Amount in question": 1250.5,
    Reproducible: true,
    "Promised by": now + 2 * day,
    "Affected features": ["Exports", "Labels"],
    "Related orders": ["21", "24", "30"],
    "Old queue": "Tier 2",
  };
  return [
    {
      id: "880090",
      contactId,
      adminId: leadId,
      body: "<p>Renewal in spring: be generous.</p>",
      createdAt: now - 9 * day,
    },
    {
      id: "880091",
      contactId,
      adminId: agentId,
      body: "<p>Prefers a call after ten.</p><p>Ask for <b>Bo</b> when she is away.</p>",
      createdAt: now - 2 * day,
    },
  ];
};
