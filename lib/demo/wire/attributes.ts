import type { DemoConversation } from "../model";
import type { WireContext } from "../operation";

/** References are taken as ids and given as whole objects, the other values as they are. */
export const attributesWire = ({ store }: WireContext, { customAttributes }: DemoConversation) => {
  const { dataAttributes, customObjects } = store.world;
  return Object.fromEntries(
    Object.entries(customAttributes).map(([name, value]) => {
      const reference = dataAttributes.find(
        (one) => one.model === "conversation" && one.name === name,
      )?.reference;
      if (!reference || !Array.isArray(value)) return [name, value];
      const instances = customObjects
        .filter((object) => value.includes(object.id))
        .map((object) => ({
          id: object.id,
          type: object.objectType,
          external_id: object.externalId,
          custom_attributes: { name: object.name },
        }));
      return [name, { type: `${reference.objectType.toLowerCase()}.list`, instances }];
    }),
  );
};
