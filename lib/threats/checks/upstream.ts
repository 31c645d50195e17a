import { finding, type LiveCheck } from "../check";
import { codeOf, jsonOf, send } from "../http";
import { control, plant } from "../intercom";
import type { Target } from "../target";

/** Answers that are not what Intercom promises. */
const faults = [
  { kind: "wrong-types" },
  { kind: "garbage" },
  { kind: "empty" },
  { kind: "html" },
  { kind: "html", status: 200 },
  { kind: "truncate", atFraction: 0 },
  { kind: "truncate", atFraction: 0.5, closeDelimited: true },
  { kind: "truncate", atFraction: 0.99, closeDelimited: true },
  { kind: "content-type" },
  { kind: "bom" },
  { kind: "huge" },
  { kind: "status", status: 200 },
  { kind: "status", status: 204 },
  { kind: "status", status: 418 },
] as const;

const places = (id: string) =>
  [
    ["GET /conversations/:id", `/api/conversations/${id}?fresh=1`],
    ["POST /conversations/search", "/api/queue?q=state%3Aopen&sort=created&fresh=1"],
    ["GET /tags", "/api/workspace"],
  ] as const;

const told = new Set(["internal"]);

const one = async (
  target: Target,
  fault: object,
  [match, path]: readonly [string, string],
): Promise<string> => {
  await control(target, "POST", "/faults", { ...fault, match, times: null });
  try {
    const answer = await send(target.app.url, { path, cookie: await target.cookieOf("agent") });
    const isTold = answer.status === 200 || (codeOf(answer) !== "" && !told.has(codeOf(answer)));
    const what = `${JSON.stringify(fault)} at ${match}`;
    if (!isTold) return `${what} answered ${answer.status} ${codeOf(answer)}`;
    return /<html|<!doctype/i.test(answer.text) ? `${what} was passed on` : "";
  } finally {
    await control(target, "DELETE", "/faults");
  }
};

/**
 * T32 over HTTP: whatever Intercom answers, the server goes on, and says what it is in its own words. Control: the same reads answer
 * before and afterwards.
 */
export const upstream: LiveCheck = async (target) => {
  const id = await plant(target);
  const cookie = await target.cookieOf("agent");
  const read = () => send(target.app.url, { path: `/api/conversations/${id}?fresh=1`, cookie });
  const before = await read();
  const wrong: string[] = [];
  for (const fault of faults)
    for (const place of places(await plant(target))) wrong.push(await one(target, fault, place));
  const after = await read();
  return finding(
    `${faults.length} answers that are none at ${places(id).length} reads: told in our own words, and the server goes on; control: a read before and after answered ${before.status} and ${after.status}`,
    [
      ...wrong.filter((text) => text !== ""),
      ...(before.status === 200 && after.status === 200 && jsonOf(after).id === id
        ? []
        : ["the control was not answered"]),
    ],
  );
};
