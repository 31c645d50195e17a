import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import type { Page } from "./schema/pages";
import { type Tag, tagListSchema, tagSchema } from "./schema/tag";

/** All tags of the workspace; Intercom does not page them. */
export const listTags = (client: IntercomClient, options?: CallOptions): Promise<Page<Tag>> =>
  client.call(
    { operation: "listTags", method: "GET", path: ["tags"], answer: tagListSchema, retry: "read" },
    options,
  );

/** A name that exists already gives the tag that has it. It is asked for once more here, and so by nobody else: two who repeat multiply. */
export const createTag = (
  client: IntercomClient,
  input: { readonly name: string },
  options?: CallOptions,
): Promise<Tag> =>
  client.call(
    {
      operation: "createTag",
      method: "POST",
      path: ["tags"],
      body: { name: input.name },
      answer: tagSchema,
      retry: "safe-once",
    },
    options,
  );
