import { expect, it } from "vitest";
import { movedWords } from "./moved-words";

const names = {
  teammates: [
    { id: "1", name: "Ada" },
    { id: "2", name: "Priya" },
  ],
  teams: [{ id: "3", name: "Billing" }],
};
const same = { state: null, assignee: null, team: null };

it("says in plain words who has it now, and what became of it", () => {
  expect(movedWords({ ...same, state: { from: "open", to: "closed" } }, names)).toEqual([
    "It was closed; it was open when you looked.",
  ]);
  expect(movedWords({ ...same, assignee: { from: "1", to: "2" } }, names)).toEqual([
    "It was assigned to Priya, no longer to Ada.",
  ]);
  expect(movedWords({ ...same, assignee: { from: "1", to: null } }, names)).toEqual([
    "It was taken from Ada: nobody has it now.",
  ]);
  expect(movedWords({ ...same, team: { from: "3", to: null } }, names)).toEqual([
    "It was taken out of the team Billing.",
  ]);
  expect(movedWords({ ...same, assignee: { from: null, to: "77" } }, names)).toEqual([
    "It was assigned to teammate 77.",
  ]);
});
