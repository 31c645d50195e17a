import { touch } from "../effects/part";
import { DemoError, invalid } from "../errors";
import { requiredId, requiredText } from "../json";
import { type Operation, type OperationContext, theConversation } from "../operation";
import { conversationWire } from "../wire/conversation";

const notThere = (): DemoError =>
  new DemoError(404, "conversation_part_or_message_not_found", "Conversation part or message not found");

/** As in the official example of a redacted part. */
const deletedBody = "<p><i>This message was deleted</i></p>";

const redactPart = (context: OperationContext): void => {
  const { store, body } = context;
  const conversation = theConversation(context, requiredId(body, "conversation_id"));
  const id = requiredId(body, "conversation_part_id");
  const part = store.parts(conversation).find((entry) => entry.id === id);
  if (part === undefined) throw notThere();
  // assumed: 400 for a part without text; only the code is documented, in prose.
  if (part.body === null)
    throw new DemoError(400, "conversation_part_not_redactable", "Conversation part cannot be redacted");
  part.body = deletedBody;
  part.attachments = [];
  part.redacted = true;
  touch(store, part);
  touch(store, conversation);
  store.emit({ topic: "conversation_part.redacted", conversation, partIds: [part.id] });
};

const redactSource = (context: OperationContext): void => {
  const { store, body } = context;
  const conversation = theConversation(context, requiredId(body, "conversation_id"));
  const { source } = conversation;
  if (source.id !== requiredId(body, "source_id")) throw notThere();
  if (source.author.type !== "user" && source.author.type !== "lead") throw notThere();
  conversation.source = {
    ...source,
    body: deletedBody,
    text: "This message was deleted",
    attachments: [],
    redacted: true,
  };
  touch(store, conversation);
};

const redact: Operation = {
  method: "POST",
  pattern: "/conversations/redact",
  run: (context) => {
    const type = requiredText(context.body, "type");
    if (type === "conversation_part") redactPart(context);
    else if (type === "source") redactSource(context);
    else throw invalid("type must be conversation_part or source", "type");
    const conversation = theConversation(context, requiredId(context.body, "conversation_id"));
    return { body: conversationWire(context, conversation) };
  },
};

export const redactOperations: readonly Operation[] = [redact];
