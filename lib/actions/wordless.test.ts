import { expect, it } from "vitest";
import type { ActionInput } from "./input";
import { ifWordless } from "./wordless";

const assignee = { kind: "teammate", id: "9" } as const;
const tag = { id: "3", name: "vip" };

const whatBecomesOf = (action: ActionInput) => {
  const went: unknown[] = [];
  ifWordless(
    (one) => went.push(one),
    () => went.push("refused"),
  )(action);
  return went;
};

it.each<ActionInput>([
  { kind: "assign", assignee },
  { kind: "snooze", until: 4_000_000_000 },
  { kind: "tag", tag },
  { kind: "untag", tag },
])("what says nothing goes on as it is: %j", (action) => {
  expect(whatBecomesOf(action)).toEqual([action]);
});

it.each<ActionInput>([
  { kind: "assign", assignee, message: "Nora takes over." },
  { kind: "close", message: "Bye" },
  { kind: "reply", text: "Hello" },
])("what says something is refused, and never done without its words: %j", (action) => {
  expect(whatBecomesOf(action)).toEqual(["refused"]);
});
