/** Threads for the bench: the same words for the app, through the demo workspace, and for the floor, as one page. */
export type PlantedPart = {
  readonly part_type: string;
  readonly body: string | null;
  readonly author: { readonly type: "user" | "admin" };
  readonly created_at: number;
};

const words =
  "order delivery invoice account export sync warehouse label refund plan browser update customer address colleague team report".split(
    " ",
  );

const sentence = (seed: number, length: number): string =>
  Array.from({ length }, (_, n) => words[(seed * 7 + n * 13 + ((seed * n) % 5)) % words.length]).join(" ");

const row = (seed: number, n: number): string =>
  `<tr><td style="padding:8px 12px;border-bottom:1px solid #ddd;font-family:Arial,sans-serif;font-size:14px;color:#333"><strong>${sentence(seed + n, 3)}</strong></td><td style="padding:8px 12px;border-bottom:1px solid #ddd">${sentence(seed * 3 + n, 9)}</td><td align="right" style="padding:8px 12px"><a href="https://shop.example/${seed}/${n}">${sentence(n, 2)}</a></td></tr>`;

/** As shops and newsletters write: tables in tables, styles on everything; about 30 KB. */
const heavyMail = (seed: number): string => {
  const block = (at: number) =>
    `<table width="600" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:0 auto"><tbody>${Array.from({ length: 10 }, (_, n) => row(seed + at, n)).join("")}</tbody></table>`;
  return `<table width="100%" bgcolor="#f4f4f4"><tbody><tr><td align="center"><h1 style="font-size:24px">${sentence(seed, 5)}</h1>${Array.from({ length: 7 }, (_, at) => block(at * 31)).join("")}<p style="color:#999">${sentence(seed, 40)}</p></td></tr></tbody></table>`;
};

const chat = (seed: number): string =>
  `<p>${sentence(seed, 8 + (seed % 30))}.</p>${seed % 3 === 0 ? `<p>${sentence(seed + 5, 12)} <a href="https://help.example/${seed}">${sentence(seed, 2)}</a></p>` : ""}${seed % 7 === 0 ? `<ul><li>${sentence(seed, 4)}</li><li>${sentence(seed + 1, 5)}</li></ul>` : ""}`;

const events = ["assignment", "priority_changed", "close", "open", "conversation_attribute_updated_by_admin"];

const partAt = (n: number, firstAt: number): PlantedPart => {
  const created_at = firstAt + n * 1800;
  const author = { type: n % 2 === 0 ? ("user" as const) : ("admin" as const) };
  if (n % 5 === 3)
    return {
      part_type: events[n % events.length] ?? "close",
      body: null,
      author: { type: "admin" },
      created_at,
    };
  if (n % 11 === 5) return { part_type: "note", body: chat(n), author: { type: "admin" }, created_at };
  return { part_type: "comment", body: n % 8 === 6 ? heavyMail(n) : chat(n), author, created_at };
};

/** So many parts: mostly chat, every eighth a heavy mail, every fifth an event, some notes. Half an hour apart. */
export const mixedParts = (count: number, firstAt: number): readonly PlantedPart[] =>
  Array.from({ length: count }, (_, n) => partAt(n, firstAt));

/** The same as one page, as plain as can be. The last thing said carries `data-last`. */
export const threadHtml = (parts: readonly PlantedPart[]): string => {
  const said = parts.filter((part) => part.body !== null);
  const articles = parts.map(
    (part) =>
      `<article${part === said.at(-1) ? " data-last" : ""}><h3>${part.author.type}</h3>${part.body ?? `<p>${part.part_type}</p>`}</article>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Thread</title><style>body{font:15px/23px sans-serif;max-width:68ch;margin:auto}article{margin:0 0 16px}</style>${articles.join("")}`;
};
