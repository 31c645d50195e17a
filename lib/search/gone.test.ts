import { expect, it } from "vitest";
import { goneNames } from "./gone";
import type { People } from "./names";
import { parse } from "./parse";

const people: People = {
  admins: [{ id: "1", name: "Ana" }],
  teams: [{ id: "11", name: "Billing" }],
  tags: [],
};
const gone = (text: string) => {
  const { tree, spans } = parse(text);
  return goneNames(tree, people, { text, spans });
};

it("points at a teammate or team that has gone, and takes it out", () => {
  expect(gone("state:open assignee:1,99 -team:98")).toEqual([
    {
      from: 22,
      to: 24,
      path: [1],
      message: "The teammate 99 is no longer in the workspace.",
      mend: { label: "Take it out", text: "state:open assignee:1 -team:98" },
    },
    {
      from: 31,
      to: 33,
      path: [2, 0],
      message: "The team 98 is no longer in the workspace.",
      mend: { label: "Take it out", text: "state:open assignee:1,99" },
    },
  ]);
});

it("says nothing where all are known, or where the list could not be read", () => {
  expect(gone("assignee:1,me,none team:11,my-teams tag:7")).toEqual([]);
});
