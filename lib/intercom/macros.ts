import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { type Macro, macroListSchema } from "./schema/macro";
import type { Page } from "./schema/pages";

/** `perPage` is at most 150. @throws AppError `not_supported` where the workspace's API has no macros. */
export const listMacros = (
  client: IntercomClient,
  input: { readonly perPage?: number; readonly startingAfter?: string },
  options?: CallOptions,
): Promise<Page<Macro>> =>
  client.call(
    {
      operation: "listMacros",
      method: "GET",
      path: ["macros"],
      query: { per_page: input.perPage, starting_after: input.startingAfter },
      answer: macroListSchema,
      retry: "read",
    },
    options,
  );
