import { randomUUID } from "node:crypto";
import type { Role } from "@/lib/access/roles";
import { type Answer, jsonOf, ownHeaders, send, write } from "./http";
import type { Target } from "./target";

/** The `name=value` pairs of the cookies that an answer sets, as a Cookie header. */
export const cookiesSet = ({ headers }: Answer): string =>
  (headers["set-cookie"] ?? "")
    .split("\n")
    .map((cookie) => cookie.split(";")[0] ?? "")
    .filter((pair) => pair !== "")
    .join("; ");

export type SignIn = {
  readonly email: string;
  readonly password?: string;
  readonly callbackUrl?: string;
  /** More cookies to send along. */
  readonly cookie?: string;
  /** The configured address, where that is not the one which is called. */
  readonly origin?: string;
};

/** Signs in as the sign-in page does, and gives the answer with the CSRF cookie that went before. */
export const trySignIn = async (
  url: string,
  input: SignIn,
): Promise<{ readonly answer: Answer; readonly csrfCookie: string }> => {
  const { email, password = "switchyard", callbackUrl = "/queue", cookie, origin = url } = input;
  const csrf = await send(url, { path: "/api/auth/csrf" });
  const csrfCookie = cookiesSet(csrf);
  const { csrfToken } = jsonOf(csrf);
  const answer = await send(url, {
    method: "POST",
    path: "/api/auth/callback/credentials",
    headers: ownHeaders(origin),
    cookie: [csrfCookie, ...(cookie === undefined ? [] : [cookie])].join("; "),
    body: JSON.stringify({ csrfToken, email, password, callbackUrl, json: "true" }),
  });
  return { answer, csrfCookie };
};

/** Signs in. Returns the Cookie header of the session, with the CSRF cookie beside it. */
export const signIn = async (url: string, email: string, password?: string): Promise<string> => {
  const { answer, csrfCookie } = await trySignIn(url, {
    email,
    ...(password === undefined ? {} : { password }),
  });
  const session = cookiesSet(answer);
  if (!session.includes("session-token"))
    throw new Error(`Signing in as ${email} answered ${answer.status} without a session.`);
  return [csrfCookie, session].join("; ");
};

export type Person = { readonly id: string; readonly email: string; readonly password: string };

/** Somebody new, by an invitation of the owner's. They have no teammate, so they can read and not write. */
export const newPerson = async (target: Target, role: Role): Promise<Person> => {
  const { url } = target.app;
  // How many links one address may use in five minutes is not what this is about.
  await target.sql("delete from rate_limits where key like 'link%'");
  const email = `${randomUUID()}@members.test`;
  const password = randomUUID();
  const cookie = await target.cookieOf("owner");
  const made = await write(url, {
    method: "POST",
    path: "/api/invitations",
    cookie,
    body: { email, name: "Somebody", role },
  });
  const token = String(jsonOf(made).url).split("#")[1] ?? "";
  await write(url, { method: "POST", path: "/api/invitations/accept", body: { token, password } });
  const [row] = await target.sql(`select id from members where email = '${email}'`);
  if (row === undefined) throw new Error(`An invitation for ${role} led to no account.`);
  return { id: String(row.id), email, password };
};
