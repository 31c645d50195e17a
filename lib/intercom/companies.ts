import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { type Company, companySchema } from "./schema/company";

/** By Intercom's own id, not by `company_id`. */
export const getCompany = (
  client: IntercomClient,
  input: { readonly companyId: string },
  options?: CallOptions,
): Promise<Company> =>
  client.call(
    {
      operation: "getCompany",
      method: "GET",
      path: ["companies", ["company", input.companyId]],
      answer: companySchema,
      retry: "read",
    },
    options,
  );
