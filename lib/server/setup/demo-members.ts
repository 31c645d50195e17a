import "server-only";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Role } from "@/lib/access/roles";
import { hashPassword } from "@/lib/server/auth/password";
import { systemClock } from "@/lib/server/clock";
import { withDatabase } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";
import { env } from "@/lib/server/env";

const demoPassword = "switchyard";

/** Each is a teammate of the demo workspace by its e-mail. */
const demoMembers: readonly { readonly email: string; readonly name: string; readonly role: Role }[] = [
  { email: "agent@demo.test", name: "Ada Nwosu", role: "agent" },
  { email: "lead@demo.test", name: "Luis Brandt", role: "lead" },
  { email: "owner@demo.test", name: "Ingrid Solheim", role: "owner" },
];

export type DemoAccount = { readonly email: string; readonly password: string; readonly role: Role };

/** For the sign-in page: the accounts anybody may use. Empty unless this is the demo. */
export const demoAccounts = (): readonly DemoAccount[] =>
  env().isDemo ? demoMembers.map(({ email, role }) => ({ email, role, password: demoPassword })) : [];

/** Makes those of the three that are missing, and says how many. */
export const createDemoMembers = async (): Promise<number> => {
  let made = 0;
  for (const { email, name, role } of demoMembers) {
    const known = await withDatabase((db) =>
      db.select({ id: members.id }).from(members).where(eq(members.email, email)),
    );
    if (known.length > 0) continue;
    const passwordHash = await hashPassword(demoPassword);
    const createdAt = new Date(systemClock.now());
    await withDatabase((db) =>
      db
        .insert(members)
        .values({ id: randomUUID(), email, name, role, passwordHash, createdAt })
        .onConflictDoNothing(),
    );
    made += 1;
  }
  return made;
};
