import { invalid, notFound } from "../errors";
import type { DemoMacro } from "../model";
import { type Operation, pathId } from "../operation";
import { pageOf, pagingOfQuery } from "../search/page";

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

const macroWire = (macro: DemoMacro) => ({
  type: "macro",
  id: macro.id,
  name: macro.name,
  body: macro.body,
  body_text: macro.bodyText,
  created_at: iso(macro.createdAt),
  updated_at: iso(macro.updatedAt),
  visible_to: macro.visibleTo,
  visible_to_team_ids: macro.visibleToTeamIds,
  available_on: macro.availableOn,
});

/** Cursor pages without a total, newest change first. */
const list: Operation = {
  method: "GET",
  pattern: "/macros",
  since: 16,
  run: (context) => {
    const since = context.query.get("updated_since");
    if (since !== null && !/^\d+$/.test(since))
      throw invalid("Invalid updated_since timestamp", "updated_since");
    const after = Number(since ?? 0);
    const paging = pagingOfQuery(context.query, 50);
    const sort = { name: "updated_at", descending: true, key: (macro: DemoMacro) => macro.updatedAt };
    const page = pageOf(context.store.world.macros, (macro) => macro.updatedAt >= after, sort, paging);
    const { next } = page.pages;
    return {
      body: {
        type: "list",
        data: page.items.map(macroWire),
        pages: { type: "pages", per_page: paging.perPage, next: next ?? null },
      },
    };
  },
};

const get: Operation = {
  method: "GET",
  pattern: "/macros/:id",
  since: 16,
  run: (context) => {
    const found = context.store.world.macros.find((macro) => macro.id === pathId(context));
    if (found === undefined) throw notFound("Macro not found");
    return { body: macroWire(found) };
  },
};

export const macroOperations: readonly Operation[] = [list, get];
