import { randomUUID } from "node:crypto";

import { finding, type LiveCheck } from "../check";
import { jsonOf, ownHeaders, send } from "../http";
import { median } from "../median";
import { cookiesSet, newPerson } from "../people";
import type { App, Target } from "../target";

type Csrf = { readonly csrfToken: unknown; readonly cookie: string };

const csrfOf = async (app: App): Promise<Csrf> => {
  const answer = await send(app.url, { path: "/api/auth/csrf" });
  return { csrfToken: jsonOf(answer).csrfToken, cookie: cookiesSet(answer) };
};

const tryOnce = (app: App, csrf: Csrf, email: string, forwarded?: string) =>
  send(app.url, {
    method: "POST",
    path: "/api/auth/callback/credentials",
    headers: {
      ...ownHeaders(app.url),
      ...(forwarded === undefined ? {} : { "x-forwarded-for": forwarded }),
    },
    cookie: csrf.cookie,
    body: JSON.stringify({ csrfToken: csrf.csrfToken, email, password: "wrong-password", json: "true" }),
  });

const forgetTries = (target: Target) => target.sql("delete from rate_limits");

const tries = 50;
const mostOfAPair = 5;
const mostOfAnAccount = 10;

/** How many of fifty tries on one account, each with another `X-Forwarded-For`, had their password looked at. */
const lookedAt = async (target: Target, app: App, email: string): Promise<number> => {
  await forgetTries(target);
  const csrf = await csrfOf(app);
  let count = 0;
  for (let turn = 0; turn < tries; turn += 1) {
    const { status } = await tryOnce(app, csrf, email, `203.0.113.${turn}, 198.51.100.${turn}`);
    if (status === 401) count += 1;
    else if (status !== 429) throw new Error(`A wrong password was answered ${status}.`);
  }
  await forgetTries(target);
  return count;
};

/** T17, guessing: addresses that a client makes up buy no further tries; where a proxy is trusted, the account has a limit of its own. */
export const guessingStops: LiveCheck = async (target) => {
  const { email } = await newPerson(target, "agent");
  const direct = await lookedAt(target, target.app, email);
  // The control: with one trusted proxy the addresses count, so a try from each is a first one, up to the account's own limit.
  const proxied = await target.startOther({ env: { SWITCHYARD_PROXY_HOPS: "1" } });
  const behind = await lookedAt(target, proxied, email);
  await proxied.stop();
  return finding(
    `${tries} tries with rotating X-Forwarded-For: ${direct} looked at; behind a trusted proxy ${behind}`,
    [
      ...(direct === mostOfAPair ? [] : [`${direct} tries were looked at instead of ${mostOfAPair}`]),
      ...(behind === mostOfAnAccount ? [] : [`behind a proxy ${behind} instead of ${mostOfAnAccount}`]),
    ],
  );
};

const rounds = 200;
const mostRatio = 1.1;
const mostNoise = 1.05;

/** Who a try is for: somebody, nobody, somebody who was disabled; and nobody once more, as the noise of the measurement. */
type Kind = "known" | "unknown" | "disabled" | "noise";
const kinds: readonly Kind[] = ["known", "unknown", "disabled", "noise"];

const shuffled = (): readonly Kind[] =>
  kinds
    .map((kind) => ({ kind, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ kind }) => kind);

/**
 * In each round one try of every kind, in an order by chance, as what went before shows in what follows. The counts of tries are
 * emptied before each, so that none is refused without having been looked at.
 */
const measure = async (target: Target, people: { readonly known: string; readonly disabled: string }) => {
  const csrf = await csrfOf(target.app);
  const taken: Record<Kind, number[]> = { known: [], unknown: [], disabled: [], noise: [] };
  const bodies = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of shuffled()) {
      const email = kind === "known" || kind === "disabled" ? people[kind] : `${randomUUID()}@members.test`;
      await forgetTries(target);
      const began = performance.now();
      const answer = await tryOnce(target.app, csrf, email);
      taken[kind].push(performance.now() - began);
      bodies.add(`${answer.status} ${answer.text.replace(/"requestId":"[^"]*"/, "")}`);
    }
  }
  return { taken, bodies };
};

const farFrom = (ratio: number): number => Math.max(ratio, 1 / ratio);

/** T17, asking who has an account: text and time are the same for a member, for nobody and for a disabled one. */
export const nobodyLearnsWhoIsThere: LiveCheck = async (target) => {
  const [known, disabled] = [await newPerson(target, "agent"), await newPerson(target, "agent")];
  await target.sql(`update members set disabled_at = now() where email = '${disabled.email}'`);
  const people = { known: known.email, disabled: disabled.email };
  for (let again = 0; ; again += 1) {
    const { taken, bodies } = await measure(target, people);
    const base = median(taken.unknown);
    const of = (kind: Kind) => median(taken[kind]) / base;
    const noise = farFrom(of("noise"));
    // A machine that is busy with something else tells nothing; what it told before is forgotten.
    if (noise > mostNoise && again < 2) continue;
    return finding(
      `${rounds} tries each in turn, medians against an e-mail that nobody has (${base.toFixed(1)} ms): member × ${of("known").toFixed(3)}, disabled × ${of("disabled").toFixed(3)}, the same again × ${of("noise").toFixed(3)}; counts emptied between tries`,
      [
        ...(bodies.size === 1 ? [] : [`there are ${bodies.size} different answers`]),
        ...([...bodies].every((body) => body.startsWith("401 ")) ? [] : ["wrong passwords are not refused"]),
        ...(noise > mostNoise ? ["the machine is too busy to measure anything"] : []),
        ...(farFrom(of("known")) > mostRatio ? ["a member's time differs"] : []),
        ...(farFrom(of("disabled")) > mostRatio ? ["a disabled member's time differs"] : []),
      ],
    );
  }
};
