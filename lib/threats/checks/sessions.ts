import { randomUUID } from "node:crypto";
import { finding, type LiveCheck } from "../check";
import { codeOf, jsonOf, ownHeaders, send, write } from "../http";
import { cookiesSet, newPerson, type Person, signIn, trySignIn } from "../people";
import type { Target } from "../target";

type Step = { readonly what: string; readonly isRight: boolean };

const isIn = async (target: Target, cookie: string): Promise<boolean> =>
  (await send(target.app.url, { path: "/api/sessions/current", cookie })).status === 200;

const sessionOf = (cookie: string): string => /session-token=([^;]+)/.exec(cookie)?.[1] ?? "";

/** Somebody who was made to carry a session of the attacker's gets one of their own, and the attacker's own ends there. */
const fixation = async (target: Target, person: Person): Promise<readonly Step[]> => {
  const { url } = target.app;
  const planted = await signIn(url, person.email, person.password);
  const { answer } = await trySignIn(url, {
    email: person.email,
    password: person.password,
    cookie: planted.replace(/^[^;]*csrf-token[^;]*; /, ""),
  });
  const fresh = cookiesSet(answer);
  const made = await trySignIn(url, {
    email: person.email,
    password: person.password,
    cookie: `switchyard.session-token=${randomUUID()}`,
  });
  return [
    {
      what: "a new session at sign-in",
      isRight: sessionOf(fresh) !== "" && sessionOf(fresh) !== sessionOf(planted),
    },
    { what: "the one that was brought along ends", isRight: !(await isIn(target, planted)) },
    { what: "the new one counts", isRight: await isIn(target, fresh) },
    { what: "one that was made up is not taken over", isRight: await isIn(target, cookiesSet(made.answer)) },
  ];
};

const signOut = async (url: string, cookie: string): Promise<void> => {
  const csrf = await send(url, { path: "/api/auth/csrf", cookie });
  const { csrfToken } = jsonOf(csrf);
  const own = cookiesSet(csrf);
  await send(url, {
    method: "POST",
    path: "/api/auth/signout",
    headers: ownHeaders(url),
    cookie: own === "" ? cookie : `${own}; ${cookie}`,
    body: JSON.stringify({ csrfToken, callbackUrl: "/sign-in", json: "true" }),
  });
};

type Ending = {
  readonly what: string;
  readonly end: (target: Target, cookie: string, person: Person) => Promise<unknown>;
};

const byOwner = async (target: Target, method: string, path: string, body: object = {}): Promise<void> => {
  await write(target.app.url, { method, path, cookie: await target.cookieOf("owner"), body });
};

const changed =
  (what: string) =>
  (target: Target, _: string, { id }: Person) =>
    target.sql(`update sessions set ${what} where member_id = '${id}'`);

/** What ends a session, so that its cookie, replayed, is of no use. */
const endings: readonly Ending[] = [
  { what: "sign-out", end: ({ app }, cookie) => signOut(app.url, cookie) },
  {
    what: "being disabled",
    end: (target, _, { id }) => byOwner(target, "PUT", `/api/members/${id}`, { disabled: true }),
  },
  {
    what: "being signed out by an owner",
    end: (target, _, { id }) => byOwner(target, "DELETE", `/api/members/${id}/sessions`),
  },
  { what: "an hour without use", end: changed("last_seen_at = now() - interval '60 minutes 1 second'") },
  { what: "twelve hours", end: changed("created_at = now() - interval '12 hours 1 second'") },
];

const endingsHold = async (target: Target): Promise<readonly Step[]> => {
  const steps: Step[] = [];
  for (const { what, end } of endings) {
    const person = await newPerson(target, "lead");
    const cookie = await signIn(target.app.url, person.email, person.password);
    const before = await isIn(target, cookie);
    await end(target, cookie, person);
    const answer = await send(target.app.url, { path: "/api/sessions/current", cookie });
    const page = await send(target.app.url, { path: "/settings", cookie });
    steps.push({ what: `the session before ${what}`, isRight: before });
    steps.push({ what: `replay after ${what}`, isRight: codeOf(answer) === "session_expired" });
    steps.push({
      what: `a page after ${what}`,
      isRight: page.status !== 200 || page.text.includes(";/sign-in"),
    });
  }
  return steps;
};

/** A role counts as it is at that moment, not as it was when somebody signed in. */
const roleChange = async (target: Target): Promise<readonly Step[]> => {
  const person = await newPerson(target, "owner");
  const cookie = await signIn(target.app.url, person.email, person.password);
  const members = () => send(target.app.url, { path: "/api/members", cookie });
  const before = (await members()).status;
  await byOwner(target, "PUT", `/api/members/${person.id}`, { role: "agent" });
  const after = (await members()).status;
  return [
    { what: "an owner before the change of role", isRight: before === 200 },
    { what: "an agent with the next request", isRight: after === 403 },
  ];
};

const attributes = (answer: { readonly headers: Readonly<Record<string, string>> }): readonly string[] =>
  (answer.headers["set-cookie"] ?? "").split("\n").filter((cookie) => cookie.includes("session-token"));

/** As people run it, behind https: the cookie is bound to that host and to https. */
const overHttps = async (target: Target): Promise<readonly Step[]> => {
  const origin = "https://desk.example.com";
  const other = await target.startOther({ env: { SWITCHYARD_URL: origin } });
  try {
    const { answer } = await trySignIn(other.url, { email: "agent@demo.test", origin });
    const [cookie = ""] = attributes(answer);
    const wanted = [/^__Host-/, /; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\/(;|$)/i];
    return [
      ...wanted.map((part) => ({ what: `${part.source} over https`, isRight: part.test(cookie) })),
      { what: "no Domain", isRight: !/Domain=/i.test(cookie) },
      {
        what: "twelve hours at most",
        isRight: Number(/Max-Age=(\d+)/i.exec(cookie)?.[1] ?? 43_200) <= 43_200,
      },
    ];
  } finally {
    await other.stop();
  }
};

/** T16: sessions are new at sign-in, end when they should, and their cookies are of no use then. Control: each counted before. */
export const sessions: LiveCheck = async (target) => {
  const person = await newPerson(target, "agent");
  const plain = attributes((await trySignIn(target.app.url, person)).answer);
  const steps = [
    ...(await fixation(target, person)),
    ...(await endingsHold(target)),
    ...(await roleChange(target)),
    ...(await overHttps(target)),
    {
      what: "HttpOnly and SameSite",
      isRight: plain.every((one) => /HttpOnly/i.test(one) && /SameSite=Lax/i.test(one)),
    },
  ];
  return finding(
    `${steps.length} steps: new at sign-in, ended by ${endings.length} ways and a change of role, bound to host and https; control: each counted before`,
    steps.filter(({ isRight }) => !isRight).map(({ what }) => what),
  );
};
