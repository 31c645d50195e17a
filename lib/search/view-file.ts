import { storableText } from "@/lib/core/text";
import { parse } from "./parse";
import { print } from "./print";
import { isSortId } from "./sorts";
import {
  audiences,
  isGrouping,
  isViewColumn,
  longestViewName,
  mostViews,
  type ViewContent,
  viewIcons,
} from "./view";

/** What a file of views says of itself; a later version is refused in words. */
const format = "switchyard-views";
const version = 1;

/** More than 200 of the longest queries and names. */
export const longestViewFile = 1_000_000;

/** `path` as in `views[2].query`. */
export type FileProblem = { readonly path: string; readonly message: string };

export type ViewFile = {
  /** What can be read, also where its query has a problem and must be mended first; `path` as the problems have it. */
  readonly views: readonly { readonly path: string; readonly content: ViewContent }[];
  readonly problems: readonly FileProblem[];
};

export const writeViewFile = (views: readonly ViewContent[]): string => {
  const plain = views.map(({ name, icon, query, sort, columns, groupBy, audience }) => ({
    name,
    icon,
    query,
    sort,
    columns,
    groupBy,
    audience,
  }));
  return `${JSON.stringify({ format, version, views: plain }, null, 2)}\n`;
};

const nothing = (path: string, message: string): ViewFile => ({ views: [], problems: [{ path, message }] });

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

type Fields = ReadonlyMap<string, unknown>;

/** Own fields only: a file may name `__proto__` and `constructor`. */
const fieldsOf = (value: unknown): Fields | null =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : null;

const fileFields = ["format", "version", "views"];
const viewFields = ["name", "icon", "query", "sort", "columns", "groupBy", "audience"];

const longestQuote = 40;
const quoted = (value: unknown): string => {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return `“${storableText(text.slice(0, longestQuote))}${text.length > longestQuote ? "…" : ""}”`;
};

const readOne = (fields: Fields, at: string, problems: FileProblem[]): ViewContent | null => {
  const problem = (name: string, message: string) => problems.push({ path: `${at}.${name}`, message });
  /** What is not given is as usual; what is given and makes no sense is said, and is as usual. */
  const choice = <T>(name: string, usual: T, read: (text: string) => T | undefined): T => {
    const value = fields.get(name);
    if (value === undefined || value === null) return usual;
    const found = typeof value === "string" ? read(value) : undefined;
    if (found === undefined)
      problem(name, `${quoted(value)} is not one that Switchyard knows; it is left as usual.`);
    return found ?? usual;
  };
  for (const name of fields.keys())
    if (!viewFields.includes(name)) problem(quoted(name), "A view has no such field; it is left out.");
  const name = fields.get("name");
  if (typeof name !== "string" || storableText(name).trim() === "") {
    problem("name", "A view needs a name.");
    return null;
  }
  const query = fields.get("query");
  if (typeof query !== "string") {
    problem("query", "A view needs a query.");
    return null;
  }
  const parsed = parse(query);
  for (const { message } of parsed.problems.slice(0, 3)) problem("query", message);
  return {
    name: storableText(storableText(name).trim().slice(0, longestViewName)).trim(),
    icon: choice("icon", "star", (text) => viewIcons.find((one) => one === text)),
    query: parsed.problems.length === 0 ? print(parsed.tree) : storableText(query),
    sort: choice("sort", "waiting", (text) => (isSortId(text) ? text : undefined)),
    columns: columnsOf(fields.get("columns"), problem),
    groupBy: choice("groupBy", null, (text) => (isGrouping(text) ? text : undefined)),
    audience: choice("audience", "me", (text) => audiences.find((one) => one === text)),
  };
};

const columnsOf = (
  value: unknown,
  problem: (name: string, message: string) => void,
): ViewContent["columns"] => {
  if (value === undefined || value === null) return [];
  const given: readonly unknown[] = Array.isArray(value) ? value.slice(0, 100) : [value];
  const known = given.flatMap((one) => (typeof one === "string" && isViewColumn(one) ? [one] : []));
  if (known.length < given.length)
    problem("columns", "Some columns are not ones that Switchyard knows; they are left out.");
  return [...new Set(known)];
};

/** Reads a file that anybody may have written. Never throws; `problems` name the field and what becomes of it. */
export const readViewFile = (text: string): ViewFile => {
  if (text.length > longestViewFile)
    return nothing("", "This is too large for a file of views (1 MB at most).");
  const file = fieldsOf(parseJson(text));
  if (file === null) return nothing("", "This is not JSON, or not a file of views.");
  if (file.get("format") !== format)
    return nothing(
      "format",
      `This is not a file of views: its format is ${quoted(file.get("format"))}, not “${format}”.`,
    );
  if (file.get("version") !== version)
    return nothing(
      "version",
      `This file is of version ${quoted(file.get("version"))}; this Switchyard reads version ${version}.`,
    );
  const list = file.get("views");
  if (!Array.isArray(list)) return nothing("views", "The file holds no list of views.");
  const problems: FileProblem[] = [];
  for (const name of file.keys())
    if (!fileFields.includes(name))
      problems.push({ path: quoted(name), message: "No such field; it is left out." });
  if (list.length > mostViews)
    problems.push({
      path: "views",
      message: `Only the first ${mostViews} of ${list.length} views are read.`,
    });
  const views = list.slice(0, mostViews).flatMap((value: unknown, index) => {
    const at = `views[${index}]`;
    const fields = fieldsOf(value);
    if (fields === null) problems.push({ path: at, message: "This is not a view." });
    const content = fields && readOne(fields, at, problems);
    return content === null ? [] : [{ path: at, content }];
  });
  return { views, problems };
};
