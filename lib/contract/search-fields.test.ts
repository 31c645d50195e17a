import { describe, expect, it } from "vitest";
import type { Field } from "@/lib/search/field";
import { fields } from "@/lib/search/fields";
import { type DescribedVersion, describedVersions, loadDescription } from "./description";
import { hasDescription } from "./needs-description";

/** Rows `| name | type |` of the table of fields in an operation's prose. */
const listedFields = (prose: string): ReadonlyMap<string, string> => {
  const rows = prose.split("\n").filter((line) => line.startsWith("|"));
  const end = rows.findIndex((line) => /^\|\s*Operator/.test(line));
  return new Map(
    rows.slice(2, end).map((line) => {
      const [, name = "", type = ""] = line.split("|").map((cell) => cell.trim());
      return [
        name,
        type
          .replace(/<br>.*$/s, "")
          .replace(/ \(.*$/s, "")
          .toLowerCase(),
      ];
    }),
  );
};

const proseOf = (path: string, version: DescribedVersion): string => {
  const operation = loadDescription(version)?.document.paths[path]?.post;
  return typeof operation === "object" && operation !== null && "description" in operation
    ? String(operation.description)
    : "";
};

const registered = (searched: Field["searched"]): ReadonlyMap<string, string> =>
  new Map(
    fields.flatMap((row) =>
      row.searched === searched && row.api !== null ? [[row.api, row.wire] as const] : [],
    ),
  );

describe.runIf(hasDescription("the registry's fields against the lists in Intercom's own words"))(
  "the registry",
  () => {
    it.each(describedVersions)(
      "has every field that %s lists for conversations, with its type",
      (version) => {
        const listed = listedFields(proseOf("/conversations/search", version));
        expect(listed.size).toBe(56);
        expect([...registered("conversations")].toSorted()).toEqual([...listed].toSorted());
      },
    );

    it.each(describedVersions)("has every field that %s lists for tickets, with its type", (version) => {
      const listed = new Map(listedFields(proseOf("/tickets/search", version)));
      expect(listed.delete("ticket_attribute.{id}")).toBe(true);
      expect([...registered("tickets")].toSorted()).toEqual([...listed].toSorted());
    });
  },
);
