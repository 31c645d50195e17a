import { setTimeout as pause } from "node:timers/promises";
import type { Target } from "./target";

/** What changes without anybody having asked for it: the hourly sweep, who was seen when, what a count found. */
const restless = ["sessions", "rate_limits", "findings"];
const restlessColumns = ["last_seen_at", "teammate_checked_at", "teammate_id", "findings", "status"];

const waitingSql = "select count(*)::int as waiting from outgoing where state in ('waiting', 'sending')";

/** What somebody asked for before may still be on its way. */
const untilSent = async ({ sql }: Pick<Target, "sql">): Promise<void> => {
  for (let [row] = await sql(waitingSql); Number(row?.waiting) > 0; [row] = await sql(waitingSql))
    await pause(100);
};

/** A digest over all that is stored, by table: two that are the same mean that nothing was written between. */
export const traces = async ({ sql }: Pick<Target, "sql">): Promise<ReadonlyMap<string, string>> => {
  await untilSent({ sql });
  const tables = await sql(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  );
  const names = tables.map(({ name }) => String(name)).filter((name) => !restless.includes(name));
  const columns = restlessColumns.map((name) => `'${name}'`).join(", ");
  const found = new Map<string, string>();
  for (const name of names) {
    const row = `(to_jsonb(t) - array[${columns}])::text`;
    const [digest] = await sql(
      `select count(*) || ' ' || md5(coalesce(string_agg(${row}, '' order by ${row}), '')) as all from "${name}" t`,
    );
    found.set(name, String(digest?.all));
  }
  return found;
};

/** The tables that are not as they were. */
export const changedTables = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] => [...before.keys()].filter((name) => before.get(name) !== after.get(name));
