import { can, type Role } from "@/lib/access/roles";
import { isolated } from "@/lib/core/text";
import type { Problem } from "@/lib/search/model";
import type { People } from "@/lib/search/names";
import type { View, ViewContent } from "@/lib/search/view";
import { longestViewFile, readViewFile } from "@/lib/search/view-file";
import { freeName } from "./content";
import { goneIn, storableQuery, typedQuery } from "./query-words";

/** One view of a file, and what would become of it. */
export type Planned = {
  /** Made once, so that importing it twice makes one view. */
  readonly id: string;
  readonly content: ViewContent;
  /** The query as one types it; mended here. */
  readonly typed: string;
  readonly wanted: boolean;
  /** A view of the same name that asks the same is there already. */
  readonly known: boolean;
  /** What differs from the file, in words. */
  readonly notes: readonly string[];
};

export type Plan = { readonly items: readonly Planned[]; readonly problems: readonly string[] };

export type PlanContext = {
  readonly existing: readonly View[];
  readonly people: People;
  readonly role: Role;
  readonly uuid: () => string;
};

export const tooLarge = (bytes: number): boolean => bytes > longestViewFile;

const withName = (
  content: ViewContent,
  taken: ReadonlySet<string>,
  known: boolean,
): { readonly name: string; readonly note: string | null } => {
  const name = known ? content.name : freeName(content.name, taken);
  return {
    name,
    note:
      name === content.name
        ? null
        : `There is a “${isolated(content.name)}” already: this one becomes “${isolated(name)}”.`,
  };
};

/** What a file of views would bring: which are new, which are here already, and what must be mended first. */
export const planImport = (text: string, { existing, people, role, uuid }: PlanContext): Plan => {
  const { views, problems } = readViewFile(text);
  const taken = new Set(existing.map((view) => view.name));
  const items = views.map(({ path, content }): Planned => {
    const known = existing.some((view) => view.name === content.name && view.query === content.query);
    const { name, note } = withName(content, taken, known);
    taken.add(name);
    const shares = content.audience === "me" || can(role, "share-views");
    return {
      id: uuid(),
      content: { ...content, name, audience: shares ? content.audience : "me" },
      typed: typedQuery(content.query, people),
      wanted: !known,
      known,
      notes: [
        ...(note === null ? [] : [note]),
        ...(shares ? [] : ["Leads and owners share views: this one will be yours alone."]),
        ...problems
          .filter((one) => one.path.startsWith(`${path}.`) && one.path !== `${path}.query`)
          .map((one) => one.message),
      ],
    };
  });
  const paths = new Set(views.map(({ path }) => path));
  const general = problems.filter(({ path }) => !paths.has(path.split(".")[0] ?? ""));
  return {
    items,
    problems: general.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)),
  };
};

export type Standing = { readonly query: string; readonly problem: null } | { readonly problem: string };

/** Whether its query can be saved as it stands, and what in it belongs to another workspace. */
export const standingOf = (
  { typed }: Planned,
  people: People,
): { readonly read: Standing; readonly gone: readonly Problem[] } => {
  const read = storableQuery(typed, people);
  return { read, gone: read.problem === null ? goneIn(read.query, people) : [] };
};
