import * as z from "zod/mini";

/* As inputs.ts: only the server loads it. */

const password = z.string().check(z.minLength(1, "Type your password."));
const code = z.string().check(z.minLength(1, "Type the code."));

export const ownPassword = z.object({ password });
export const ownProof = z.object({ password, code });
export const firstCode = z.object({ id: z.uuid("Not an id."), code });
