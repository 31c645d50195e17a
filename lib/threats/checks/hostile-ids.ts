import { finding, type LiveCheck } from "../check";
import { hostileIds } from "../hostile-ids";
import { each, ownHeaders, send } from "../http";
import { type Call, watchCalls } from "../intercom";
import { ownRequest, wireOf } from "../own-requests";
import { builtPaths, everyRoute, hasParameter, isOurs, isWrite, nameOf, type Route } from "../routes";
import { makeScene, type Scene } from "../scene";
import type { Target } from "../target";

/** As a client writes it, and as it stands, where a request line can hold it. What is nothing but dots is no word of a path. */
const spellings = (id: string): readonly string[] => {
  const isOneWord = /^[\x21-\x7e]+$/.test(id) && !/[/?#]/.test(id);
  const words = [encodeURIComponent(id), ...(isOneWord ? [id] : [])];
  return [...new Set(words)].filter((word) => !/^\.*$/.test(word));
};

/** The address with that word for one of its parameters after the other, and something harmless for the rest. */
const addresses = (place: string, word: string): readonly string[] => {
  const parts = place.split("/");
  return parts.flatMap((part, at) =>
    part.startsWith("[")
      ? [parts.map((other, index) => (index === at ? word : other.startsWith("[") ? "7" : other)).join("/")]
      : [],
  );
};

type Try = { readonly route: Route; readonly path: string };

const ask = async (target: Target, tries: readonly Try[], scene: Scene): Promise<readonly string[]> => {
  const { url } = target.app;
  const cookie = await target.cookieOf("owner");
  return each(tries, async ({ route, path }) => {
    const { body, type } = wireOf(ownRequest(route, scene));
    const more = isWrite(route) ? { headers: ownHeaders(url, type), body } : {};
    const first = await send(url, { method: route.method, path, cookie, ...more });
    // Backslashes are put right by a redirect, as browsers do themselves; where that leads counts.
    const next = first.status === 308 ? (first.headers.location ?? "") : null;
    const leads =
      next === null ? first : await send(url, { method: route.method, path: next, cookie, ...more });
    const isRefused = [400, 404].includes(leads.status) && (next === null || /^\/(?![/\\])/.test(next));
    return isRefused ? "" : `${nameOf(route)} answered ${leads.status} for ${path.slice(0, 80)}`;
  });
};

const askPages = async (target: Target, paths: readonly string[]): Promise<readonly string[]> => {
  const cookie = await target.cookieOf("owner");
  return each(paths, async (path) => {
    const { status } = await send(target.app.url, { path, cookie });
    return status < 500 ? "" : `${status} for ${path.slice(0, 80)}`;
  });
};

/** Nothing but operations that exist, with words for parameters that are ids. */
const isAsked = ({ pattern, path }: Call): boolean =>
  pattern !== null && /^\/[a-z_]+(\/[a-z0-9_]+)*(\?[\w.=&%+[\]-]*)?$/i.test(path);

/**
 * T10: ids that lead elsewhere are no ids: 400 or 404, and Intercom is asked for nothing that is not one of its operations.
 * Control: the same routes take an id that is one, and Intercom is asked for it.
 */
export const hostileIdsCheck: LiveCheck = async (target) => {
  const scene = await makeScene(target);
  const words = hostileIds.flatMap(spellings);
  const routes = (await everyRoute(target)).filter((route) => hasParameter(route) && isOurs(route));
  const tries = routes.flatMap((route) =>
    words.flatMap((word) => addresses(route.path, word).map((path) => ({ route, path }))),
  );
  const calls = await watchCalls(target);
  const answers = await ask(target, tries, scene);
  const pages = builtPaths(target).pages.filter((path) => hasParameter({ path }));
  const shown = await askPages(
    target,
    pages.flatMap((page) => words.flatMap((word) => addresses(page, word))),
  );
  const asked = await calls();
  const own = await watchCalls(target);
  const cookie = await target.cookieOf("owner");
  const path = `/api/conversations/${scene.conversationId}`;
  const right = await send(target.app.url, { path: `${path}?fresh=1`, cookie });
  const reached = (await own()).some((call) =>
    call.path.startsWith(`/conversations/${scene.conversationId}`),
  );
  return finding(
    `${hostileIds.length} hostile ids at ${routes.length} routes and ${pages.length} pages, ${tries.length + shown.length} requests: 400 or 404, ${asked.length} calls at Intercom, all of its operations; control: an id answered ${right.status} and was asked for`,
    [
      ...answers.filter((wrong) => wrong !== ""),
      ...shown.filter((wrong) => wrong !== ""),
      ...asked
        .filter((call) => !isAsked(call))
        .map((call) => `Intercom was asked ${call.method} ${call.path}`),
      ...(hostileIds.length < 40 ? ["fewer than 40 ids"] : []),
      ...(routes.length < 20 || pages.length < 2 ? ["too few routes are known"] : []),
      ...(right.status === 200 && reached ? [] : [`the control answered ${right.status}`]),
    ],
  );
};
