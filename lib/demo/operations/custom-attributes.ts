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
  // assumed: several options at once are taken as the seeded ones are.
  if (attribute.dataType === "options")
    return [value].flat().every((one) => typeof one === "string" && attribute.options.includes(one));
  return typeof value === "string";
};

/** assumed: 422 as for custom objects elsewhere. */
const checkReferences = (context: OperationContext, attribute: DemoDataAttribute, value: unknown): void => {
  const known = context.store.world.customObjects.filter(
    ({ objectType }) => objectType === attribute.reference?.objectType,
  );
  const ids = isList(value) ? value : null;
  const isFine =
    ids?.every((id) => known.some((one) => one.id === id)) &&
    new Set(ids).size === ids.length &&
    (attribute.reference?.type === "many" || ids.length < 2);
  if (!isFine)
    throw new DemoError(422, "data_invalid", "Invalid or duplicated record reference", attribute.name);
};

const checked = (context: OperationContext, attribute: DemoDataAttribute, value: unknown): DemoValue => {
  if (value === null) return null;
  if (attribute.dataType === "relationship") checkReferences(context, attribute, value);
  else if (!fitsType(attribute, value))
    throw invalid(`Custom attribute value for ${attribute.name} is invalid`, attribute.name);
  if (isList(value)) return value.length === 0 ? null : value;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return null;
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
    return { attribute, value: checked(context, attribute, value) };
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
