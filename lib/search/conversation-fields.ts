import { type Field, field } from "./field";

/** All 56 fields that Intercom documents for searching conversations, and `from`, which is lowered onto two of them. */
const integer = { wire: "integer" } as const;

const triage: readonly Field[] = [
  field("state", "state", "State", "choice", {
    choices: ["open", "snoozed", "closed"],
    hint: "open, snoozed or closed",
  }),
  field("assignee", "admin_assignee_id", "Assignee", "reference", {
    ...integer,
    source: "admin",
    unset: "assignee",
    hint: "a teammate, me or none",
  }),
  field("team", "team_assignee_id", "Team", "reference", {
    ...integer,
    source: "team",
    unset: "assignee",
    hint: "a team, my-teams or none",
  }),
  field("tag", "tag_ids", "Tag", "reference", { source: "tag", aliases: ["tags"], hint: "a tag" }),
  field("priority", "priority", "Priority", "flag", {
    wire: "string",
    flagValues: ["priority", "not_priority"],
    hint: "yes or no",
  }),
  field("read", "read", "Read", "flag", { hint: "yes or no" }),
  field("open", "open", "Open", "flag", { hint: "yes or no; a snoozed conversation may count as open" }),
  field("waiting", "waiting_since", "Waiting", "date", { unset: "null", hint: "how long, as >2h" }),
  field("created", "created_at", "Created", "date", { aliases: ["opened"], hint: "how long ago or a day" }),
  field("updated", "updated_at", "Updated", "date", { hint: "how long ago or a day" }),
  field("snoozed", "snoozed_until", "Snoozed until", "date", {
    direction: "future",
    unset: "null",
    aliases: ["wakes"],
    hint: "how long from now or a day",
  }),
  field("id", "id", "Conversation id", "identifier"),
];

const source: readonly Field[] = [
  field("body", "source.body", "First message", "words", { hint: "words of the first message" }),
  field("subject", "source.subject", "Subject", "text", { hint: "~ for a part of it" }),
  field("from", null, "From", "person", { hint: "a name, an e-mail address or @domain" }),
  field("email", "source.author.email", "Author's e-mail", "text"),
  field("author", "source.author.name", "Author's name", "text"),
  field("author-id", "source.author.id", "Author's id", "identifier"),
  field("author-type", "source.author.type", "Author's kind", "choice", {
    choices: ["user", "lead", "admin", "bot", "team"],
    openChoices: true,
  }),
  field("type", "source.type", "Kind of message", "choice", {
    choices: [
      "conversation",
      "email",
      "facebook",
      "instagram",
      "phone_call",
      "phone_switch",
      "push",
      "sms",
      "twitter",
      "whatsapp",
    ],
    openChoices: true,
  }),
  field("channel", "channel_initiated", "Channel", "choice", {
    held: false,
    choices: ["conversation", "email", "facebook", "instagram", "phone_call", "sms", "twitter", "whatsapp"],
    openChoices: true,
  }),
  field("delivered", "source.delivered_as", "Started by", "choice", {
    choices: [
      "customer_initiated",
      "admin_initiated",
      "automated",
      "operator_initiated",
      "campaigns_initiated",
    ],
    openChoices: true,
  }),
  field("url", "source.url", "Page", "text"),
  field("source-id", "source.id", "First message's id", "identifier"),
  field("contact", "contact_ids", "Contact's id", "identifier"),
  field("teammate", "teammate_ids", "Teammate taking part", "reference", {
    source: "admin",
    hint: "a teammate or me",
  }),
];

const statistics: readonly Field[] = [
  field("assign-time", "statistics.time_to_assignment", "Time to assignment", "duration"),
  field("reply-time", "statistics.time_to_admin_reply", "Time to first reply", "duration"),
  field("first-close-time", "statistics.time_to_first_close", "Time to first close", "duration"),
  field("close-time", "statistics.time_to_last_close", "Time to last close", "duration"),
  field("median-reply-time", "statistics.median_time_to_reply", "Median time to reply", "duration"),
  field("first-contact-reply", "statistics.first_contact_reply_at", "First reply of the contact", "date"),
  field("first-assigned", "statistics.first_assignment_at", "First assigned", "date"),
  field("first-reply", "statistics.first_admin_reply_at", "First reply of a teammate", "date"),
  field("first-closed", "statistics.first_close_at", "First closed", "date"),
  field("assigned", "statistics.last_assignment_at", "Last assigned", "date"),
  field(
    "assigned-reply",
    "statistics.last_assignment_admin_reply_at",
    "First reply after the last assignment",
    "date",
  ),
  field("contact-reply", "statistics.last_contact_reply_at", "Last reply of the contact", "date"),
  field("reply", "statistics.last_admin_reply_at", "Last reply of a teammate", "date", {
    aliases: ["replied"],
  }),
  field("closed", "statistics.last_close_at", "Last closed", "date", { hint: "how long ago or a day" }),
  field("closed-by", "statistics.last_closed_by_id", "Last closed by", "reference", { source: "admin" }),
  field("reopens", "statistics.count_reopens", "Times reopened", "number"),
  field("assignments", "statistics.count_assignments", "Times assigned", "number"),
  field("parts", "statistics.count_conversation_parts", "Number of parts", "number"),
];

const rating: readonly Field[] = [
  field("rating", "conversation_rating.score", "Rating", "number", { hint: "1 to 5" }),
  field("rating-asked", "conversation_rating.requested_at", "Rating asked for", "date", { held: false }),
  field("rated", "conversation_rating.replied_at", "Rated", "date", { held: false }),
  field("remark", "conversation_rating.remark", "Rating's remark", "text"),
  field("rated-by", "conversation_rating.contact_id", "Rated by (contact's id)", "identifier"),
  // `admin_d` is how Intercom's own list of searchable fields spells it.
  field("rated-teammate", "conversation_rating.admin_d", "Rated teammate", "reference", { source: "admin" }),
];

const agent: readonly Field[] = [
  field("ai", "ai_agent_participated", "AI agent took part", "flag"),
  field("ai.resolution", "ai_agent.resolution_state", "AI agent's outcome", "choice", {
    choices: [
      "assumed_resolution",
      "confirmed_resolution",
      "routed_to_team",
      "abandoned",
      "escalated",
      "negative_feedback",
    ],
    openChoices: true,
  }),
  field("ai.answer", "ai_agent.last_answer_type", "AI agent's last answer", "choice", {
    choices: ["ai_answer", "custom_answer"],
    openChoices: true,
  }),
  field("ai.rating", "ai_agent.rating", "AI agent's rating", "number"),
  field("ai.remark", "ai_agent.rating_remark", "AI agent's remark", "text"),
  field("ai.source", "ai_agent.source_type", "AI agent started by", "choice", {
    choices: ["essentials_plan_setup", "profile", "workflow", "workflow_preview", "fin_preview"],
    openChoices: true,
  }),
  field("ai.title", "ai_agent.source_title", "AI agent's workflow", "text"),
];

export const conversationFields: readonly Field[] = [
  ...triage,
  ...source,
  ...statistics,
  ...rating,
  ...agent,
];
