import * as z from "zod";
import { pageSchema } from "./pages";
import { idSchema, lenient, textSchema } from "./primitives";

export const segmentSchema = z.object({
  id: idSchema,
  name: textSchema,
  person_type: lenient(z.string()),
  count: lenient(z.number()),
});
export type Segment = z.infer<typeof segmentSchema>;

export const segmentListSchema = pageSchema(segmentSchema, "data", "segments");
