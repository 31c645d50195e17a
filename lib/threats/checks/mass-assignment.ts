import { each, ownHeaders, send } from "../http";
import { isWriteCall, watchCalls } from "../intercom";
import { ownRequest, wireOf } from "../own-requests";
import { everyRoute, isOurs, isWrite } from "../routes";
import { makeScene } from "../scene";
import type { Target } from "../target";

export type Part = { readonly says: string; readonly wrong: readonly string[] };

const adminOf = (body: unknown): string | undefined => {
  const id: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "admin_id") : undefined;
  return id === undefined ? undefined : String(id);
};

/** Writes as an agent that claim to be of somebody else: they are the agent's, and the agent stays one. */
export const massAssignment = async (target: Target): Promise<Part> => {
  const { url } = target.app;
  const who = async (role: string) =>
    (await target.sql(`select id, teammate_id, role from members where email = '${role}@demo.test'`))[0];
  const [agent, owner] = [await who("agent"), await who("owner")];
  const scene = await makeScene(target);
  const cookie = await target.cookieOf("agent");
  const claims = {
    role: "owner",
    admin_id: owner?.teammate_id,
    adminId: owner?.teammate_id,
    teammateId: owner?.teammate_id,
    memberId: owner?.id,
    member_id: owner?.id,
    actor: { memberId: owner?.id, role: "owner", teammateId: owner?.teammate_id },
    type: "admin",
    isAdmin: true,
    permissions: ["manage-members"],
  };
  const owners = async () => (await target.sql("select id from members where role = 'owner'")).length;
  const ownersBefore = await owners();
  const writes = (await everyRoute(target)).filter((route) => isWrite(route) && isOurs(route));
  const calls = await watchCalls(target);
  const sent = await each(writes, async (route) => {
    const own = ownRequest(route, scene);
    const { type } = wireOf(own);
    const body = typeof own.body === "string" ? own.body : JSON.stringify({ ...own.body, ...claims });
    await send(url, { method: route.method, path: own.path, cookie, headers: ownHeaders(url, type), body });
  });
  const admins = (await calls())
    .filter(isWriteCall)
    .flatMap(({ body }) => adminOf(body) ?? [])
    .filter((id) => id !== "undefined");
  const after = await who("agent");
  return {
    says: `${sent.length} writes claimed to be of an owner, ${admins.length} reached Intercom, all in the agent's name`,
    wrong: [
      ...admins.filter((id) => id !== String(agent?.teammate_id)).map((id) => `a write in the name of ${id}`),
      ...(after?.role === "agent" ? [] : ["the agent is none any more"]),
      ...((await owners()) === ownersBefore ? [] : ["there is a new owner"]),
      ...(admins.length < 2 ? [`only ${admins.length} writes reached Intercom`] : []),
    ],
  };
};
