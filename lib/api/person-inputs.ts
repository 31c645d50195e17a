import * as z from "zod/mini";
import { roles } from "@/lib/access/roles";
import { storableText } from "@/lib/core/text";
import { longestEmail, longestPassword, shortestPassword } from "./limits";

/* As `inputs.ts`: what is said about people, and by those who have no session. */

/** Spaces, what only joins or turns letters, and the letters that are drawn as nothing. */
const visible = /[^\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

export const personName = z.string().check(
  z.overwrite(storableText),
  z.trim(),
  // The journal says by it who did something.
  z.regex(visible, "Say what to call them."),
  z.maxLength(120, "At most 120 characters."),
);

export const emailAddress = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(longestEmail, `An e-mail address has at most ${longestEmail} characters.`),
    z.email("That is not an e-mail address."),
  );

/** As far as a schema can tell; `lib/server/auth/new-password.ts` looks at the rest. */
export const newPassword = z
  .string()
  .check(
    z.minLength(shortestPassword, `Use at least ${shortestPassword} characters.`),
    z.maxLength(longestPassword, `At most ${longestPassword} characters.`),
  );

export const invitationInput = z.object({
  email: emailAddress,
  name: personName,
  role: z.enum(roles, "Choose a role."),
});

export const linkId = z.object({ id: z.uuid() });

/** Any text may be given as one, and nothing as well: what is no token is answered like one that nobody has. */
const linkToken = z.catch(z.string(), "");

export const linkInput = z.object({ token: linkToken });

/** The password is looked at once the token is known, so that a dead link answers the same whatever comes with it. */
export const acceptInput = z.object({ token: linkToken, password: z.catch(z.string(), "") });
