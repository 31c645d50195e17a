import { randomUUID } from "node:crypto";
import { finding, type LiveCheck } from "../check";
import { write } from "../http";
import { plant } from "../intercom";
import { type Ended, runToEnd } from "../processes";
import type { Target } from "../target";

/** What people do over a morning, so that there is something to touch. */
const actions: readonly object[] = [
  { kind: "note", text: "A first note" },
  { kind: "close" },
  { kind: "open" },
  { kind: "priority", priority: true },
  { kind: "note", text: "A last note" },
];

/** Each of them once, over HTTP: each leaves one intent and one outcome. With the first and the last row of the journal that came of it. */
const act = async (target: Target) => {
  const cookie = await target.cookieOf("agent");
  const conversation = await plant(target);
  const wrong: string[] = [];
  for (const action of actions) {
    const path = `/api/conversations/${conversation}/actions`;
    const body = { key: randomUUID(), action };
    const { status, text } = await write(target.app.url, { method: "POST", path, cookie, body });
    if (status !== 200) wrong.push(`${JSON.stringify(action)} was answered ${status} ${text}`);
  }
  const rows = await target.sql(
    `select string_agg(kind, '+' order by seq) as kinds, min(seq)::int as first, max(seq)::int as last
     from journal where conversation_id = '${conversation}' group by journal_id order by 2`,
  );
  const odd = rows.filter(({ kinds }) => kinds !== "intent+outcome");
  if (rows.length !== actions.length) wrong.push(`${actions.length} actions left ${rows.length} entries`);
  wrong.push(...odd.map(({ kinds }) => `an action left ${String(kinds)}`));
  return { wrong, first: Number(rows.at(0)?.first), last: Number(rows.at(-1)?.last) };
};

const verify = (target: Target): Promise<Ended> =>
  runToEnd(target, { node: ["lib/setup/main.mjs", "verify-journal"], env: target.env });

const triggers = [
  "journal disable trigger journal_append_only",
  "journal disable trigger journal_deleted_by_cut",
  "journal_cuts disable trigger journal_cuts_stay",
  "journal_head disable trigger journal_head_stays",
  "journal_head disable trigger journal_head_goes_on",
];

/** As somebody does who owns the database: the fences are taken down, and put up again. */
const tamper = async ({ sql }: Target, statement: string): Promise<void> => {
  const down = triggers.map((what) => `alter table ${what}`);
  const up = down.map((what) => what.replace("disable", "enable always"));
  await sql([...down, statement, ...up].join("; "));
};

type Touch = { readonly what: string; readonly statement: string; readonly row: number };

const forgedCut = (upTo: number): string =>
  `insert into journal_cuts select seq, hash, now(), 12, key_id, hash from journal where seq = ${upTo}; delete from journal where seq <= ${upTo}`;

/** Rows a and b are the first action's intent and outcome, z is the journal's last. */
const touches = (a: number, z: number): readonly Touch[] => {
  const b = a + 1;
  const set = (what: string, change: string, row = a): Touch => ({
    what,
    statement: `update journal set ${change} where seq = ${row}`,
    row,
  });
  return [
    set("another text", `action = jsonb_set(action, '{text}', '"other words"')`),
    set("another actor", `member_id = '${randomUUID()}'`),
    set("another time", "at = at - interval '1 hour'"),
    set("another conversation", "conversation_id = conversation_id || '1'"),
    set("another outcome", "outcome = 'failed'", z),
    set("another hash", "hash = encode(sha256('x'), 'hex')"),
    { what: "a row removed", statement: `delete from journal where seq = ${a}`, row: a },
    { what: "a cut that nobody set", statement: forgedCut(a), row: a },
    { what: "the last row removed", statement: `delete from journal where seq = ${z}`, row: z },
    {
      what: "two rows moved",
      statement: `update journal set seq = -1 where seq = ${a}; update journal set seq = ${a} where seq = ${b}; update journal set seq = ${b} where seq = -1`,
      row: a,
    },
    {
      what: "a row added",
      statement: `insert into journal select (jsonb_populate_record(j, jsonb_build_object('seq', ${z + 1}))).* from journal j where seq = ${z}`,
      row: z + 1,
    },
  ];
};

const kept = "threats_journal_kept";

/** Does it, asks `npm run journal:verify` which row it was, and puts everything back. */
const wrongOf = async (target: Target, { what, statement, row }: Touch): Promise<readonly string[]> => {
  await tamper(target, statement);
  const { code, said } = await verify(target);
  await tamper(target, `truncate journal, journal_cuts; insert into journal select * from ${kept}`);
  const isNamed = new RegExp(`\\brows? ${row}\\b`).test(said);
  return code === 1 && isNamed
    ? []
    : [`${what} in row ${row}: the check ended with ${code} and said "${said.trim()}"`];
};

/** With the fences up, nobody changes a row, the owner of the database included. */
const wrongWithFences = async ({ sql }: Target): Promise<readonly string[]> => {
  const tries = [
    "update journal set at = now()",
    "delete from journal",
    "truncate journal",
    "delete from journal_head",
  ];
  const results = await Promise.all(
    tries.map((statement) =>
      sql(statement).then(
        () => [`"${statement}" was carried out`],
        () => [],
      ),
    ),
  );
  return results.flat();
};

/** T26: what was done is on record once begun and once ended; what is changed there afterwards is named. */
export const touchedRowsAreNamed: LiveCheck = async (target) => {
  const done = await act(target);
  if (done.wrong.length > 0)
    return finding("actions over HTTP, of which nothing could be touched", done.wrong);
  const wrong = [...(await wrongWithFences(target))];
  await target.sql(`create table ${kept} as select * from journal`);
  const before = await verify(target);
  if (before.code !== 0) wrong.push(`untouched, the check says "${before.said.trim()}"`);
  const all = touches(done.first, done.last);
  for (const touch of all) wrong.push(...(await wrongOf(target, touch)));
  const after = await verify(target);
  if (after.code !== 0) wrong.push(`put back, the check says "${after.said.trim()}"`);
  await target.sql(`drop table ${kept}`);
  return finding(
    `${actions.length} actions over HTTP, then ${all.length} ways to touch the journal past its triggers, each named by npm run journal:verify; before and after it finds nothing`,
    wrong,
  );
};
