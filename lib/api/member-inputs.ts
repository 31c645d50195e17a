import * as z from "zod/mini";
import { roles } from "@/lib/access/roles";

/* As inputs.ts: only the server loads it. */

const uuid = z.uuid("Not an id.");

export const sessionId = z.object({ id: uuid });
export const memberId = z.object({ id: uuid });

export const memberChange = z
  .object({ id: uuid, role: z.optional(z.enum(roles)), disabled: z.optional(z.boolean()) })
  .check(
    z.refine(
      ({ role, disabled }) => role !== undefined || disabled !== undefined,
      "Say what to change: the role, or whether they may sign in.",
    ),
  );
