import type { Secrets } from "./spellings";
import type { Target } from "./target";

/** The one that the demo workspace takes in this run. */
export const tokenOf = ({ env }: Pick<Target, "env">): string => env.INTERCOM_ACCESS_TOKEN ?? "";

/** What an installation must keep to itself, whoever asks. */
export const secretsOf = (target: Pick<Target, "env">): Secrets => ({
  "the access token": tokenOf(target),
  SWITCHYARD_SECRET: target.env.SWITCHYARD_SECRET ?? "",
  "the database's password": new URL(target.env.DATABASE_URL ?? "").password,
});

const sessionValue = (cookie: string): string => /session-token=([^;]+)/.exec(cookie)?.[1] ?? cookie;

/**
 * What opens or names the sessions of everybody but one member.
 * @param cookies of others, by what to call them
 */
export const sessionsOfOthers = async (
  target: Pick<Target, "sql">,
  email: string | null,
  cookies: Readonly<Record<string, string>>,
): Promise<Secrets> => {
  const rows = await target.sql("select s.id, m.email from sessions s join members m on m.id = s.member_id");
  const others = rows.filter((row) => row.email !== email);
  return Object.fromEntries([
    ...others.map((row, index) => [`session ${index + 1} (${String(row.email)})`, String(row.id)]),
    ...Object.entries(cookies).map(([name, cookie]) => [`the cookie of ${name}`, sessionValue(cookie)]),
  ]);
};
