import { randomUUID } from "node:crypto";
import { finding, type LiveCheck } from "../check";
import { each, send, write } from "../http";
import { plant } from "../intercom";
import type { Target } from "../target";

/** What a spreadsheet would work out, fetch or run. */
const formulas: readonly string[] = [
  "=1+1",
  '=HYPERLINK("https://evil.test","x")',
  "=cmd|'/C calc'!A0",
  '=IMPORTXML("https://evil.test","//a")',
  "+1+1",
  "+cmd|'/C calc'!A0",
  "-1+1",
  "-2+3+cmd|'/C calc'!A0",
  "@SUM(1+1)",
  "@import",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  " =1+1",
  "\u00a0=1+1",
  "\u200b=1+1",
  "\ufeff=1+1",
  "＝1+1",
  "＋1+1",
  "－1+1",
  "＠SUM(1)",
  '"=1+1"',
  '",=1+1,"',
  '"\r\n=1+1,"',
  "'=1+1",
  "''=1+1",
  ";=1+1",
  "=1+1;",
  "=\u0009cmd",
  "|cmd",
];

/** What a spreadsheet takes for more than text; behind spaces and invisible signs it looks further. */
const runs = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** RFC 4180, by a parser of its own. */
const parseCsv = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === ",") endCell();
    else if (!isQuoted && text.startsWith("\r\n", at)) {
      endCell();
      rows.push([]);
      at += 1;
    } else cell += sign;
  }
  if (cell !== "" || (rows.at(-1)?.length ?? 0) > 0) endCell();
  return rows.filter((row) => row.length > 0);
};

type Exported = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

const exported = async (target: Target, id: string): Promise<Exported> => {
  const cookie = await target.cookieOf("agent");
  const { text } = await send(target.app.url, { path: `/api/journal/csv?q=conversation:${id}`, cookie });
  const [columns = [], ...rows] = parseCsv(text.replace(/^\ufeff/, ""));
  return { columns, rows };
};

const wrongIn = ({ columns, rows }: Exported, what: string): readonly string[] => [
  ...rows.filter((row) => row.length !== columns.length).map(() => `${what}: a row of another length`),
  ...rows
    .flat()
    .filter((cell) => runs.test(cell))
    .map((cell) => `${what}: the cell ${JSON.stringify(cell.slice(0, 40))}`),
];

/** In what is said and in what a tag is called: they stand in cells of JSON. */
const inActions = async (
  target: Target,
): Promise<{ readonly id: string; readonly rows: number; readonly wrong: readonly string[] }> => {
  const id = await plant(target);
  const cookie = await target.cookieOf("agent");
  await each(
    formulas.flatMap((text) => [
      { kind: "note", text },
      { kind: "tag", tag: { name: `${text}${randomUUID().slice(0, 4)}` } },
    ]),
    (action) =>
      write(target.app.url, {
        method: "POST",
        path: `/api/conversations/${id}/actions`,
        cookie,
        body: { key: randomUUID(), action },
      }),
    4,
  );
  const all = await exported(target, id);
  return { id, rows: all.rows.length, wrong: wrongIn(all, "an action") };
};

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** In a name, which is a cell of its own: each comes back as it was, with one apostrophe taken away. */
const inNames = async (target: Target, id: string): Promise<readonly string[]> => {
  const wrong: string[] = [];
  const rename = (name: string) =>
    target.sql(`update members set name = ${quote(name)} where email = 'agent@demo.test'`);
  const [before] = await target.sql("select name from members where email = 'agent@demo.test'");
  try {
    for (const formula of formulas) {
      await rename(formula);
      const all = await exported(target, id);
      wrong.push(...wrongIn(all, "a name"));
      const cell = all.rows[0]?.[all.columns.indexOf("member")] ?? "";
      if (cell.replace(/^'/, "") !== formula)
        wrong.push(`${JSON.stringify(formula)} came back as ${JSON.stringify(cell)}`);
    }
  } finally {
    await rename(String(before?.name));
  }
  return wrong;
};

/** T24: no cell of an export is run by a spreadsheet. Control: each cell is there, and gives its text back. */
export const csv: LiveCheck = async (target) => {
  const actions = await inActions(target);
  const names = await inNames(target, actions.id);
  const fired = formulas.filter((formula) => runs.test(formula)).length;
  return finding(
    `${formulas.length} cells in notes, tags and names: none would run; control: ${fired} would run as they are, ${actions.rows} rows exported, every name comes back`,
    [
      ...actions.wrong,
      ...names,
      ...(actions.rows === formulas.length * 2 ? [] : [`${actions.rows} rows of ${formulas.length * 2}`]),
      ...(fired >= 20 ? [] : ["the control would not run"]),
    ],
  );
};
