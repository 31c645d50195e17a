import { describe, expect, it } from "vitest";
import { createRetryBudget, type RetryBudget } from "./retry-budget";

const taken = (budget: RetryBudget, nowMs: number): number => {
  let count = 0;
  while (count < 1_000 && budget.take(nowMs)) count += 1;
  return count;
};

describe("the budget for repeats", () => {
  it("holds ten at first, and then none", () => {
    const budget = createRetryBudget();
    expect(taken(budget, 0)).toBe(10);
    expect(taken(budget, 0)).toBe(0);
  });

  it("gains one by every ten calls", () => {
    const budget = createRetryBudget();
    taken(budget, 0);
    for (let call = 0; call < 51; call += 1) budget.called();
    expect(taken(budget, 0)).toBe(5);
  });

  it("gains ten by every minute, and never holds more", () => {
    const budget = createRetryBudget();
    taken(budget, 0);
    expect(taken(budget, 30_000)).toBe(5);
    expect(taken(budget, 3_600_000)).toBe(10);
  });
});
