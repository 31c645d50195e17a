import "server-only";
import { eq } from "drizzle-orm";
import type { Region } from "@/lib/api/limits";
import { AppError } from "@/lib/core/errors";
import { countSetup } from "@/lib/server/auth/limits";
import { checkNewPassword } from "@/lib/server/auth/new-password";
import { hashPassword } from "@/lib/server/auth/password";
import { checkToken } from "@/lib/server/connection/check-token";
import { askForProbe } from "@/lib/server/connection/probe-soon";
import { connectionEvent, findConnectionIn, saveConnection } from "@/lib/server/connection/store";
import { inTransaction } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";
import type { StrangerCtx } from "@/lib/server/http/context";
import { appendEvent } from "@/lib/server/journal/append-event";
import { lockSetup } from "./lock";
import { hasOwner } from "./state";

export type SetupInput = {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly region: Region;
  readonly token: string;
};

const alreadyDone = (): AppError =>
  new AppError("conflict", "Switchyard has been set up already. Sign in instead.");

/** @throws AppError `conflict` once there is an owner; `too_many_requests` */
export const maySetUp = async (ctx: StrangerCtx): Promise<void> => {
  if (await hasOwner()) throw alreadyDone();
  await countSetup(ctx.address);
};

/**
 * Makes the first owner and the connection, both or neither. Of two at the same time one wins.
 * @throws AppError `conflict`; `invalid_input` with the field when Intercom refuses the token, or the
 * password is what anybody would try first
 */
export const postSetup = async (
  ctx: StrangerCtx,
  input: SetupInput,
): Promise<{ readonly workspaceName: string }> => {
  await checkNewPassword(input.password, input);
  const checked = await checkToken(input.region, input.token, ctx.signal);
  const passwordHash = await hashPassword(input.password);
  await inTransaction(async (db) => {
    await lockSetup(db);
    const owners = await db
      .select({ id: members.id })
      .from(members)
      .where(eq(members.role, "owner"))
      .limit(1);
    if (owners.length > 0) throw alreadyDone();
    const id = ctx.uuid();
    const { email } = input;
    await db.insert(members).values({
      id,
      email,
      name: input.name,
      role: "owner",
      passwordHash,
      createdAt: new Date(ctx.clock.now()),
    });
    const before = await findConnectionIn(db);
    await saveConnection(db, {
      ...checked,
      id: ctx.uuid(),
      token: input.token,
      nowMs: ctx.clock.now(),
    });
    const writer = { memberId: id, requestId: ctx.requestId };
    const joined = { kind: "join", by: "set-up", email, role: "owner" } as const;
    await appendEvent(db, writer, { about: id, action: joined });
    await appendEvent(db, writer, connectionEvent(before, checked));
  });
  askForProbe();
  return { workspaceName: checked.workspaceName };
};
