import { everyAnswer, policyOf, type Seen } from "../answers";
import { finding, type LiveCheck } from "../check";
import { send } from "../http";

const wrongWith = ({ what, kind, answer }: Seen): string => {
  const ancestors = policyOf(answer).get("frame-ancestors");
  const options = answer.headers["x-frame-options"];
  // A mail as it was sent is shown in a frame of our own pages, and in no other.
  const isRight =
    kind === "frame"
      ? ["'none'", "'self'"].includes(ancestors ?? "") && ["DENY", "SAMEORIGIN"].includes(options ?? "")
      : ancestors === "'none'" && options === "DENY";
  return isRight ? "" : `${answer.status} ${what}: frame-ancestors ${ancestors}, X-Frame-Options ${options}`;
};

/** T14: no answer may be shown in a frame of anybody else's. Control: the demo workspace's own answer lacks that, and is found. */
export const framing: LiveCheck = async (target) => {
  const seen = await everyAnswer(target);
  const wrong = seen.map(wrongWith).filter((one) => one !== "");
  const bare = {
    what: "Intercom",
    kind: "data",
    answer: await send(target.intercomUrl, { path: "/me" }),
  } as const;
  const statuses = new Set(seen.map(({ answer }) => answer.status));
  const missing = [200, 400, 401, 404, 405].filter((status) => !statuses.has(status));
  return finding(
    `${seen.length} answers with statuses ${[...statuses].sort().join(", ")}: none can be framed; control: one without these headers is found`,
    [
      ...wrong,
      ...missing.map((status) => `no answer with ${status} was seen`),
      ...([...statuses].some((status) => status >= 500) ? [] : ["no failed answer was seen"]),
      ...(wrongWith(bare) === "" ? ["the control was not found"] : []),
    ],
  );
};
