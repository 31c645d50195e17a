import { finding, type LiveCheck } from "../check";
import { send } from "../http";
import { newPerson, signIn } from "../people";
import type { Target } from "../target";

const minutes = (count: number): string => `interval '${count} minutes'`;

/** A session whose row says that it was begun and last used so long ago: what a server would see whose clock had gone on. */
const statusAfter = async (
  target: Target,
  person: { readonly email: string; readonly password: string },
  ages: { readonly idle: number; readonly age: number },
): Promise<number> => {
  const cookie = await signIn(target.app.url, person.email, person.password);
  await target.sql(
    `update sessions set last_seen_at = now() - ${minutes(ages.idle)}, created_at = now() - ${minutes(ages.age)}
     where id = (select s.id from sessions s join members m on m.id = s.member_id
                 where m.email = '${person.email}' order by s.created_at desc limit 1)`,
  );
  return (await send(target.app.url, { path: "/api/sessions/current", cookie })).status;
};

const hour = 60;

/** T16, its two ends in time: after an hour without use, and twelve hours after sign-in whatever happens. */
export const sessionsEndByThemselves: LiveCheck = async (target) => {
  const person = await newPerson(target, "agent");
  const cases = [
    { name: "59 minutes idle", idle: 59, age: 59, due: 200 },
    { name: "61 minutes idle", idle: 61, age: 61, due: 401 },
    { name: "11 h 59 old and in use", idle: 0, age: 12 * hour - 1, due: 200 },
    { name: "12 h 1 old and in use", idle: 0, age: 12 * hour + 1, due: 401 },
  ];
  const wrong: string[] = [];
  for (const { name, due, ...ages } of cases) {
    const status = await statusAfter(target, person, ages);
    if (status !== due) wrong.push(`${name} answered ${status} instead of ${due}`);
  }
  return finding(`${cases.length} ages on both sides of an hour's idling and of twelve hours`, wrong);
};
