import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { type DataAttribute, dataAttributeListSchema } from "./schema/data-attribute";
import type { Page } from "./schema/pages";

/** Those of conversations, with what only versions from 2.16 on tell of them. Archived ones are left out. */
export const listConversationAttributes = (
  client: IntercomClient,
  options?: CallOptions,
): Promise<Page<DataAttribute>> =>
  client.call(
    {
      operation: "listConversationAttributes",
      method: "GET",
      path: ["conversations", "attributes"],
      answer: dataAttributeListSchema,
      retry: "read",
    },
    options,
  );

/** Archived ones are left out. */
export const listDataAttributes = (
  client: IntercomClient,
  input: { readonly model: "contact" | "company" | "conversation" },
  options?: CallOptions,
): Promise<Page<DataAttribute>> =>
  client.call(
    {
      operation: "listDataAttributes",
      method: "GET",
      path: ["data_attributes"],
      query: { model: input.model },
      answer: dataAttributeListSchema,
      retry: "read",
    },
    options,
  );
