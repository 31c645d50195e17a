// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Findings } from "@/lib/search/findings";
import { SearchFacts } from "./search-facts";

afterEach(cleanup);

const findings: Findings = {
  unassigned: "zero",
  sort: "works",
  waitingSort: null,
  atLeast: false,
  inclusive: false,
  totalCount: true,
  probedAtMs: 1_795_000_000_000,
};

it("says what was found of the workspace's search, and what is not known yet", () => {
  render(<SearchFacts findings={findings} />);
  expect(screen.getAllByRole("definition").map((one) => one.textContent)).toEqual([
    "Searched as 0",
    "Works",
    "Not known yet",
    "Not understood; Switchyard does without",
    "Leaves the value itself out",
    "Given with every list",
    expect.any(String),
  ]);
});

it("says that nobody has looked yet", () => {
  render(<SearchFacts findings={null} />);
  expect(screen.getByText(/Not looked at yet/)).toBeDefined();
});
