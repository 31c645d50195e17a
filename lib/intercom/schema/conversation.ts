import * as z from "zod";
import { actorRefSchema, authorSchema, contactRefSchema } from "./actor";
import { attachmentSchema } from "./attachment";
import { linkedObjectsSchema } from "./linked-objects";
import { nestedList } from "./lists";
import { pageSchema } from "./pages";
import { partSchema, partsOf } from "./part";
import {
  attributesSchema,
  flagSchema,
  idSchema,
  lenient,
  numberSchema,
  optionalIdSchema,
  optionalSecondsSchema,
  secondsSchema,
  textSchema,
} from "./primitives";
import { tagSchema } from "./tag";

const sourceSchema = z.object({
  type: textSchema,
  id: optionalIdSchema,
  delivered_as: textSchema,
  subject: textSchema,
  body: textSchema,
  author: lenient(authorSchema),
  attachments: nestedList(attachmentSchema, "attachments"),
  url: lenient(z.string()),
  redacted: flagSchema,
});

/** Every field can be null on its own: a rating that was asked for and not given yet has no `rating`. */
const ratingSchema = z.object({
  rating: numberSchema,
  remark: textSchema,
  created_at: optionalSecondsSchema,
  contact: lenient(contactRefSchema),
  teammate: lenient(actorRefSchema),
});

/** `sla_status` is hit, missed, cancelled, active, or null once the SLA was taken off. */
const slaSchema = z.object({ sla_name: textSchema, sla_status: textSchema });

/** `time_*` and `median_*` in seconds; `*_at` unix seconds. */
const statisticsSchema = z.object({
  time_to_assignment: lenient(z.number()),
  time_to_admin_reply: lenient(z.number()),
  time_to_first_close: lenient(z.number()),
  time_to_last_close: lenient(z.number()),
  median_time_to_reply: lenient(z.number()),
  first_contact_reply_at: lenient(secondsSchema),
  first_assignment_at: lenient(secondsSchema),
  first_admin_reply_at: lenient(secondsSchema),
  first_close_at: lenient(secondsSchema),
  last_assignment_at: lenient(secondsSchema),
  last_assignment_admin_reply_at: lenient(secondsSchema),
  last_contact_reply_at: lenient(secondsSchema),
  last_admin_reply_at: lenient(secondsSchema),
  last_close_at: lenient(secondsSchema),
  last_closed_by_id: optionalIdSchema.catch(null),
  count_reopens: lenient(z.number()),
  count_assignments: lenient(z.number()),
  count_conversation_parts: lenient(z.number()),
  handling_time: lenient(z.number()),
});

const contentSourceSchema = z.object({ title: textSchema, content_type: textSchema, url: textSchema });

const aiAgentSchema = z.object({
  source_type: textSchema,
  source_title: textSchema,
  last_answer_type: textSchema,
  resolution_state: textSchema,
  rating: lenient(z.number()),
  rating_remark: lenient(z.string()),
  content_sources: nestedList(contentSourceSchema, "content_sources", "data"),
});

const topicSchema = z.object({ name: textSchema });

/** Up to 2.14 `priority` or `not_priority`; from 2.16 none, low, medium, high, urgent. */
const isPriority = (raw: string | null): boolean => raw === "priority" || raw === "high" || raw === "urgent";

/** `priority` is true for what Intercom marks above the rest; `priority_raw` is its own word, null if it gave none. */
export const conversationSchema = z
  .object({
    id: idSchema,
    title: textSchema,
    created_at: secondsSchema,
    updated_at: secondsSchema,
    waiting_since: optionalSecondsSchema,
    snoozed_until: optionalSecondsSchema,
    open: flagSchema,
    state: z.string(),
    read: flagSchema,
    priority: textSchema,
    admin_assignee_id: optionalIdSchema,
    team_assignee_id: optionalIdSchema,
    tags: nestedList(tagSchema, "tags"),
    contacts: nestedList(contactRefSchema, "contacts"),
    teammates: nestedList(actorRefSchema, "teammates", "admins"),
    source: lenient(sourceSchema),
    first_contact_reply: lenient(
      z.object({ created_at: optionalSecondsSchema, type: textSchema, url: lenient(z.string()) }),
    ),
    conversation_rating: lenient(ratingSchema),
    sla_applied: lenient(slaSchema),
    statistics: lenient(statisticsSchema),
    custom_attributes: attributesSchema,
    linked_objects: linkedObjectsSchema,
    ticket: lenient(z.object({ id: optionalIdSchema })),
    ai_agent_participated: flagSchema,
    ai_agent: lenient(aiAgentSchema),
    company: lenient(z.object({ id: idSchema, name: textSchema })),
    /** `{}` where there are none; called `ai_topics` by Preview. */
    topics: nestedList(topicSchema, "topics", "data"),
    ai_topics: nestedList(topicSchema, "topics", "ai_topics", "data"),
    conversation_parts: partsOf(partSchema, "conversation_parts"),
  })
  .transform(({ priority, ...rest }) => ({
    ...rest,
    priority: isPriority(priority),
    priority_raw: priority,
  }));
export type Conversation = z.infer<typeof conversationSchema>;
export type ConversationSource = z.infer<typeof sourceSchema>;
export type ConversationStatistics = z.infer<typeof statisticsSchema>;

export const conversationListSchema = pageSchema(conversationSchema, "conversations", "data");

/** Attaching and detaching people answers with this and not with the conversation. */
export const customersSchema = z.object({ customers: nestedList(contactRefSchema) });

export const deletedSchema = z.object({ id: idSchema, deleted: z.boolean() });
