import { DemoError, invalid, notFound } from "../errors";
import type { DemoDataAttribute } from "../model";
import { type Operation, pathId } from "../operation";

/** Lists are strings with options in this endpoint; its enum of types knows no other name for them. */
const dataAttributeWire = (attribute: DemoDataAttribute) => ({
  type: "data_attribute",
  ...(attribute.custom
    ? { id: attribute.id, created_at: attribute.createdAt, updated_at: attribute.updatedAt }
    : {}),
  model: attribute.model,
  name: attribute.name,
  full_name: attribute.fullName,
  label: attribute.label,
  description: attribute.description,
  data_type: attribute.dataType === "options" ? "string" : attribute.dataType,
  ...(attribute.dataType === "options" ? { options: attribute.options } : {}),
  api_writable: attribute.apiWritable,
  ui_writable: attribute.uiWritable,
  messenger_writable: attribute.messengerWritable,
  custom: attribute.custom,
  archived: attribute.archived,
});

const list: Operation = {
  method: "GET",
  pattern: "/data_attributes",
  run: (context) => {
    const model = context.query.get("model");
    if (model !== null && !["contact", "company", "conversation"].includes(model))
      throw invalid("model must be contact, company or conversation", "model");
    if (model === "conversation" && context.version >= 16)
      throw new DemoError(422, "parameter_invalid", "Use GET /conversations/attributes", "model");
    const archived = context.query.get("include_archived") === "true";
    const data = context.store.world.dataAttributes.filter(
      (attribute) =>
        (model === null || attribute.model === model) &&
        (archived || !attribute.archived) &&
        // assumed: the older endpoint knows no references; its enum of types has no name for them.
        attribute.dataType !== "relationship",
    );
    return { body: { type: "list", data: data.map(dataAttributeWire) } };
  },
};

const conversationTypes = {
  string: "string",
  integer: "integer",
  float: "decimal",
  boolean: "boolean",
  date: "datetime",
  options: "list",
  relationship: "relationship",
} as const;

const conversationAttributeWire = (attribute: DemoDataAttribute, adminId: string) => ({
  type: "conversation_attribute",
  id: attribute.id,
  name: attribute.name,
  description: attribute.description,
  data_type: conversationTypes[attribute.dataType],
  required: attribute.required,
  visible_to_team_ids: [],
  archived: attribute.archived,
  created_at: attribute.createdAt,
  updated_at: attribute.updatedAt,
  admin_id: adminId,
  ...(attribute.dataType === "string" ? { multiline: attribute.multiline } : {}),
  ...(attribute.reference === null
    ? {}
    : { reference: { type: attribute.reference.type, object_type_id: attribute.reference.objectType } }),
  ...(attribute.dataType === "options"
    ? {
        options: attribute.options.map((label, index) => ({
          id: `${attribute.id}-${index}`,
          label,
          archived: false,
        })),
      }
    : {}),
});

const ofConversations: Operation = {
  method: "GET",
  pattern: "/conversations/attributes",
  since: 16,
  run: (context) => {
    const archived = context.query.get("include_archived") === "true";
    const data = context.store.world.dataAttributes.filter(
      (attribute) => attribute.model === "conversation" && (archived || !attribute.archived),
    );
    const adminId = context.store.me()?.id ?? "0";
    return { body: { type: "list", data: data.map((entry) => conversationAttributeWire(entry, adminId)) } };
  },
};

const ofConversation: Operation = {
  method: "GET",
  pattern: "/conversations/attributes/:id",
  since: 16,
  run: (context) => {
    const found = context.store.world.dataAttributes.find(
      (attribute) => attribute.model === "conversation" && String(attribute.id) === pathId(context),
    );
    if (found === undefined) throw notFound();
    return { body: conversationAttributeWire(found, context.store.me()?.id ?? "0") };
  },
};

export const attributeOperations: readonly Operation[] = [list, ofConversations, ofConversation];
