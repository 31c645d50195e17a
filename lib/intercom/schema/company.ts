import * as z from "zod";
import { nestedList } from "./lists";
import { pageSchema } from "./pages";
import { attributesSchema, idSchema, lenient, secondsSchema, textSchema } from "./primitives";
import { segmentSchema } from "./segment";
import { tagRefSchema } from "./tag";

/** `company_id` is the workspace's own name for it and never goes into a path; `monthly_spend` has no currency. */
export const companySchema = z.object({
  id: idSchema,
  company_id: lenient(idSchema),
  name: textSchema,
  plan: lenient(z.object({ name: textSchema })),
  size: lenient(z.number()),
  industry: lenient(z.string()),
  website: lenient(z.string()),
  monthly_spend: lenient(z.number()),
  session_count: lenient(z.number()),
  user_count: lenient(z.number()),
  created_at: lenient(secondsSchema),
  updated_at: lenient(secondsSchema),
  last_request_at: lenient(secondsSchema),
  tags: nestedList(tagRefSchema, "tags", "data"),
  segments: nestedList(segmentSchema, "segments", "data"),
  custom_attributes: attributesSchema,
});
export type Company = z.infer<typeof companySchema>;

export const companyListSchema = pageSchema(companySchema, "data", "companies");
