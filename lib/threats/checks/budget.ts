import { finding, type LiveCheck } from "../check";
import { each, send } from "../http";
import { control, plant, watchCalls } from "../intercom";
import type { Target } from "../target";

/** A window of Intercom's that a few requests fill. */
const limit = 120;
const windowSeconds = 10;
const usual = { limit: 1666, windowSeconds: 10 };
const hammered = 400;
const others = 8;

/** Reads of things that are not there, each of which is a call: none can be answered from what is kept. */
const hammer = async (target: Target): Promise<readonly number[]> => {
  const cookie = await target.cookieOf("agent");
  const ids = Array.from({ length: hammered }, (_, index) => 900_000_000_000 + index);
  return each(
    ids,
    async (id) => (await send(target.app.url, { path: `/api/conversations/${id}`, cookie })).status,
    64,
  );
};

const readOne = async (target: Target, id: string): Promise<number> =>
  (
    await send(target.app.url, {
      path: `/api/conversations/${id}?fresh=1`,
      cookie: await target.cookieOf("lead"),
    })
  ).status;

/**
 * T27: while one person asks for far more than Intercom allows, everybody else is answered, and Intercom is never asked for more than it
 * allows. Control: the one who hammers is told to wait.
 */
export const budget: LiveCheck = async (target) => {
  const ids = await each(
    Array.from({ length: others }, (_, index) => index),
    () => plant(target),
    1,
  );
  await control(target, "POST", "/rate-limit", { limit, windowSeconds });
  try {
    // From this answer the server learns the limit.
    const before = await readOne(target, await plant(target));
    const calls = await watchCalls(target);
    const hammering = hammer(target);
    const statuses = await each(ids, (id) => readOne(target, id), 1);
    const asked = await calls();
    const told = await hammering;
    const all = await calls();
    const refused = all.filter(({ status }) => status === 429).length;
    const held = told.filter((status) => status === 429).length;
    return finding(
      `${hammered} reads of one person at once, ${all.length} of them calls at Intercom, ${refused} refused there; ${others} reads of another answered ${[...new Set(statuses)].join(", ")} meanwhile; control: ${held} of the first were told to wait`,
      [
        ...statuses.filter((status) => status !== 200).map((status) => `another was answered ${status}`),
        ...(refused > 0 ? [`Intercom refused ${refused} calls`] : []),
        ...(asked.length <= limit * 2 ? [] : [`${asked.length} calls while another waited`]),
        ...(held > 0 ? [] : ["nobody was told to wait"]),
        ...(before === 200 ? [] : [`a read before answered ${before}`]),
      ],
    );
  } finally {
    await control(target, "POST", "/rate-limit", usual);
  }
};
