import { finding, type LiveCheck } from "../check";
import { brokenBytes, hostileBodies } from "../hostile-bodies";
import { codeOf, each, jsonOf, ownHeaders, send } from "../http";
import { isWriteCall, watchCalls } from "../intercom";
import { ownRequest, wireOf } from "../own-requests";
import { contractRows, everyRoute, isOurs, isWrite, nameOf, type Route } from "../routes";
import { makeScene, type Scene } from "../scene";
import type { Target } from "../target";
import { changedTables, traces } from "../traces";

const bodyRoutes = async (target: Target): Promise<readonly Route[]> => {
  const contract = await contractRows();
  return (await everyRoute(target)).filter(
    (route) => isWrite(route) && isOurs(route) && contract.get(nameOf(route))?.body !== "bytes",
  );
};

const ask = async (target: Target, routes: readonly Route[], scene: Scene): Promise<readonly string[]> => {
  const cookie = await target.cookieOf("owner");
  const bodies = [...hostileBodies, ...brokenBytes];
  const tries = routes.flatMap((route) => bodies.map((body) => ({ route, body })));
  return each(tries, async ({ route, body }) => {
    const { path } = ownRequest(route, scene);
    const headers = ownHeaders(target.app.url);
    const { status } = await send(target.app.url, { method: route.method, path, cookie, headers, body });
    const text = Buffer.isBuffer(body) ? body.toString("hex") : body;
    return status >= 400 && status < 500
      ? ""
      : `${nameOf(route)} answered ${status} for ${text.slice(0, 40)}`;
  });
};

/** What everything would have had if an object of ours had been reached. */
const isUntouched = async (target: Target): Promise<boolean> => {
  const answers = await each(["/api/workspace", "/api/sessions/current", "/api/connection"], async (path) =>
    send(target.app.url, { path, cookie: await target.cookieOf("agent") }),
  );
  const members = await send(target.app.url, {
    path: "/api/members",
    cookie: await target.cookieOf("agent"),
  });
  const isPlain = answers.every(
    (answer) => !answer.text.includes("isAdmin") && Object.keys(jsonOf(answer)).length > 0,
  );
  return isPlain && members.status === 403;
};

/** T20: bodies that are no requests are refused at every route that takes one, and nothing of them stays. Control: right ones do. */
export const hostileJson: LiveCheck = async (target) => {
  const scene = await makeScene(target);
  const routes = await bodyRoutes(target);
  const before = await traces(target);
  const calls = await watchCalls(target);
  const answers = await ask(target, routes, scene);
  const reached = (await calls()).filter(isWriteCall);
  const changed = changedTables(before, await traces(target));
  const untouched = await isUntouched(target);
  const cookie = await target.cookieOf("owner");
  const right = routes
    .map((route) => ({ route, own: ownRequest(route, scene) }))
    .filter(({ own }) => own.isRight);
  const taken = await each(
    right,
    async ({ route, own }) =>
      send(target.app.url, {
        method: route.method,
        path: own.path,
        cookie,
        headers: ownHeaders(target.app.url),
        body: wireOf(own).body,
      }),
    1,
  );
  const refused = taken.filter(({ status }) => status !== 200);
  return finding(
    `${hostileBodies.length + brokenBytes.length} hostile bodies at ${routes.length} routes, ${answers.length} requests: all 4xx, nothing stored, no prototype reached; control: ${taken.length} right bodies were taken`,
    [
      ...answers.filter((wrong) => wrong !== ""),
      ...reached.map(({ method, path }) => `${method} ${path} reached Intercom`),
      ...changed.map((table) => `${table} changed`),
      ...(untouched ? [] : ["answers are not what they were"]),
      ...refused.map((answer) => `a right body was refused: ${answer.status} ${codeOf(answer)}`),
      ...(hostileBodies.length < 30 ? ["fewer than 30 bodies"] : []),
      ...(routes.length < 25 || right.length < 15 ? ["too few routes are known"] : []),
    ],
  );
};
