import * as z from "zod";
import { nestedList } from "./lists";
import { lenient } from "./primitives";

const problemSchema = z.object({
  code: z.string(),
  message: lenient(z.string()),
  field: lenient(z.string()),
});
export type IntercomProblem = z.infer<typeof problemSchema>;

/** `{ type: "error.list", request_id, errors: [{ code, message?, field? }] }`; the request id is opaque text. */
export const errorListSchema = z.object({
  request_id: lenient(z.string().max(200)),
  errors: nestedList(problemSchema),
});
