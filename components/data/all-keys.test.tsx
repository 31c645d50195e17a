// @vitest-environment happy-dom
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it } from "vitest";
import { keyedActions, keylessActions } from "@/components/actions/keyed-actions";
import { chosenKeys } from "@/components/queue/late-selection-bar";
import { keyless } from "@/components/ui/own-keys";
import { offeredTicketRows } from "@/lib/actions/ticket-table";
import { type KeyGroup, useAllKeys } from "./all-keys";
import { keysOf } from "./keys-of";
import { viewsQuery } from "./views-query";

afterEach(cleanup);

const root = join(import.meta.dirname, "..");
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes(".test."))
  .map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(join(root, path), "utf8") }));

/** Bindings that are made from a table instead of being written down where they are bound. */
const made: Readonly<Record<string, readonly string[]>> = {
  "actions/action-keys.tsx": [...Object.keys(keyedActions), ...keylessActions.map(keyless)],
  "ticket/use-ticket-hands.ts": offeredTicketRows.map(keysOf),
  "queue/late-selection-bar.tsx": chosenKeys,
};

/** A property whose name is a key: one letter or sign, a named key, or a combination. */
const written = /(?<=^\s*|[{,]\s*)(?:"([^"\s]|g \w|Mod\+\w)"|([A-Za-z]|Home|End|Enter|Escape)):/gm;

/** Where bindings are written down: the braces after the hook's name, or after that of an object of bindings. */
const blocksOf = (text: string): string =>
  [...text.matchAll(/\buseHotkeys\(\{|\b\w*(?:[bB]indings|toPlaces)\b[^\n]*? = \{/g)]
    .map(({ index, 0: opening }) => {
      const from = index + opening.length - 1;
      let depth = 0;
      const length = [...text.slice(from)].findIndex((letter) => {
        if (letter === "{") depth += 1;
        if (letter === "}") depth -= 1;
        return depth === 0;
      });
      return text.slice(from, from + length + 1);
    })
    .join("\n");

const boundIn = ({ path, text }: { path: string; text: string }): readonly string[] => [
  ...(made[path] ?? []),
  ...[...blocksOf(text).matchAll(written)].map(([, quoted, bare]) => quoted ?? bare ?? ""),
];

const binding = sources.filter(({ text }) => /\buseHotkeys\((?!bindings: Bindings\))/.test(text));

/** Made from the list of places that the rows themselves come from. */
const boundToPlaces = ["g q", "g v", "g j", "g s", ..."123456789"];

const titled = (among: (group: KeyGroup) => boolean = () => true): ReadonlySet<string> => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(viewsQuery().queryKey, { views: [] });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(useAllKeys, { wrapper });
  return new Set(result.current.filter(among).flatMap(({ rows }) => rows.map(({ keys }) => keys)));
};

it("has a row for every key that is bound anywhere", () => {
  const known = titled();
  const missing = binding.flatMap((source) =>
    boundIn(source)
      .filter((key) => !known.has(key))
      .map((key) => `${source.path}: ${key}`),
  );
  expect(missing).toEqual([]);
});

it("has a row for every key that a button or a dialog shows", () => {
  const known = titled();
  const shown = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/(?:<Kbd keys=|\bshortcutOf\(|\bkeyOf\(|\buseKeyOf\(\)\(|\bkeys: )"([^"]+)"/g)].map(
      ([, key = ""]) => ({ path, key }),
    ),
  );
  expect(shown.length).toBeGreaterThan(30);
  expect(shown.filter(({ key }) => !known.has(key))).toEqual([]);
});

it("sees the keys of every place that binds any", () => {
  expect(binding.length).toBeGreaterThan(9);
  expect(binding.filter((source) => boundIn(source).length === 0).map(({ path }) => path)).toEqual([]);
});

it("has no row that one can give a key to and nothing does", () => {
  const bound = new Set([...binding.flatMap(boundIn), ...boundToPlaces]);
  const own = [...titled(({ own }) => own)];
  expect(own.filter((key) => !bound.has(key))).toEqual([]);
});
