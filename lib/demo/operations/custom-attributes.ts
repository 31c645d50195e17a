import { adminAuthor, appendPart } from "../effects/part";
import { DemoError, invalid } from "../errors";
import type { Json } from "../json";
import type { DemoConversation, DemoDataAttribute, DemoValue } from "../model";
import type { OperationContext } from "../operation";

const isList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === "string");

const fitsType = (attribute: DemoDataAttribute, value: unknown): boolean => {
  if (attribute.dataType === "boolean") return typeof value === "boolean";
  if (attribute.dataType === "integer" || attribute.dataType === "date") return Number.isInteger(value);
  if (attribute.dataType === "float") return typeof value === "number";
  if (attribute.dataType === "options") return typeof value === "string" && attribute.options.includes(value);
  return typeof value === "string";
};

const checked = (attribute: DemoDataAttribute, value: unknown): DemoValue => {
  if (value === null) return null;
  if (!fitsType(attribute, value))
    throw invalid(`Custom attribute value for ${attribute.name} is invalid`, attribute.name);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return isList(value) ? value : null;
};

/**
 * Sets attributes of a conversation, all or none; null takes one away. Each change leaves a part.
 * @throws DemoError 400 for a name that is not defined, defined twice, or a value of the wrong type. assumed: the codes.
 */
export const setCustomAttributes = (
  context: OperationContext,
  conversation: DemoConversation,
  attributes: Json,
): void => {
  const { store } = context;
  const known = store.world.dataAttributes.filter(
    (entry) => entry.model === "conversation" && !entry.archived,
  );
  const changes = Object.entries(attributes).map(([name, value]) => {
    const [attribute, twin] = known.filter((entry) => entry.name === name);
    if (attribute === undefined) throw invalid(`Custom attribute '${name}' does not exist`, name);
    if (twin !== undefined)
      throw new DemoError(400, "parameter_invalid", `Several attributes are named '${name}'`, name);
    return { attribute, value: checked(attribute, value) };
  });
  const admin = store.me();
  for (const { attribute, value } of changes) {
    if (value === null) delete conversation.customAttributes[attribute.name];
    else conversation.customAttributes[attribute.name] = value;
    if (admin === undefined) continue;
    appendPart(store, conversation, {
      partType: "conversation_attribute_updated_by_admin",
      author: adminAuthor(admin),
      eventDetails: {
        attribute: { name: attribute.name },
        value: { name: value === null ? "" : String(value) },
      },
    });
  }
};
