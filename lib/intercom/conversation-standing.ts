import { AppError } from "@/lib/core/errors";
import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { isGoneForGood } from "./conversation-gone";
import type { ByAdmin, ConversationInput } from "./conversations";
import { type Conversation, conversationSchema } from "./schema/conversation";

type ManageOperation = "closeConversation" | "openConversation" | "snoozeConversation" | "assignConversation";

const manage = (
  client: IntercomClient,
  operation: ManageOperation,
  input: ByAdmin,
  body: {
    readonly message_type: string;
    readonly body?: string | undefined;
    readonly [more: string]: unknown;
  },
  options?: CallOptions,
): Promise<Conversation> =>
  client.call(
    {
      operation,
      method: "POST",
      path: ["conversations", ["conversation", input.conversationId], "parts"],
      body: { admin_id: input.adminId, ...body },
      answer: conversationSchema,
      retry: body.body === undefined ? "look-first" : "never",
    },
    options,
  );

/** A `body` is sent to the customer with the closing. */
export const closeConversation = (
  client: IntercomClient,
  input: ByAdmin & { readonly body?: string | undefined },
  options?: CallOptions,
): Promise<Conversation> =>
  manage(
    client,
    "closeConversation",
    input,
    { message_type: "close", type: "admin", body: input.body },
    options,
  );

export const openConversation = (
  client: IntercomClient,
  input: ByAdmin,
  options?: CallOptions,
): Promise<Conversation> => manage(client, "openConversation", input, { message_type: "open" }, options);

/** `snoozedUntil` is in unix seconds. */
export const snoozeConversation = (
  client: IntercomClient,
  input: ByAdmin & { readonly snoozedUntil: number },
  options?: CallOptions,
): Promise<Conversation> =>
  manage(
    client,
    "snoozeConversation",
    input,
    { message_type: "snoozed", snoozed_until: input.snoozedUntil },
    options,
  );

/** An id of null takes the teammate or the team away. */
export type Assignee = { readonly type: "admin" | "team"; readonly id: string | null };

/** Intercom writes nobody as the id 0. `adminId` acts and is always a teammate, even when the assignee is a team. */
export const assignConversation = (
  client: IntercomClient,
  input: ByAdmin & { readonly assignee: Assignee; readonly body?: string | undefined },
  options?: CallOptions,
): Promise<Conversation> =>
  manage(
    client,
    "assignConversation",
    input,
    {
      message_type: "assignment",
      type: input.assignee.type,
      assignee_id: input.assignee.id ?? "0",
      body: input.body,
    },
    options,
  );

/**
 * Intercom is about to remove this. A 404 can mean that the conversation is gone or that the operation is; if the
 * conversation is still there, it is the operation.
 * @throws AppError `not_supported` once Intercom no longer knows it; from then on nothing is sent.
 */
export const runAssignmentRules = async (
  client: IntercomClient,
  input: ConversationInput,
  options?: CallOptions,
): Promise<Conversation> => {
  const gone = () =>
    new AppError(
      "not_supported",
      "Intercom no longer offers assignment rules. Assign the conversation yourself.",
    );
  if (!client.capabilities.assignmentRules) throw gone();
  try {
    return await client.call(
      {
        operation: "runAssignmentRules",
        method: "POST",
        path: ["conversations", ["conversation", input.conversationId], "run_assignment_rules"],
        answer: conversationSchema,
        retry: "never",
      },
      options,
    );
  } catch (error) {
    if (!(await isGoneForGood(client, input, error, options))) throw error;
    client.retire("assignmentRules");
    throw gone();
  }
};
