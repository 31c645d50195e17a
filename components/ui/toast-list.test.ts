import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createToastList, shownForMs } from "./toast-list";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const texts = (list: ReturnType<typeof createToastList>) => list.all().map((toast) => toast.text);

describe("createToastList", () => {
  it("keeps an undo for at least ten seconds", () => {
    const list = createToastList();
    list.show({ text: "Closed" });
    vi.advanceTimersByTime(9_999);
    expect(texts(list)).toEqual(["Closed"]);
    vi.advanceTimersByTime(1);
    expect(texts(list)).toEqual([]);
  });

  it("keeps a failure longer", () => {
    const list = createToastList();
    list.show({ text: "Failed", tone: "late" });
    vi.advanceTimersByTime(shownForMs.done);
    expect(texts(list)).toEqual(["Failed"]);
  });

  it("stands still while somebody holds it, and starts anew afterwards", () => {
    const list = createToastList();
    list.show({ text: "Closed" });
    list.hold(true);
    vi.advanceTimersByTime(60_000);
    expect(texts(list)).toEqual(["Closed"]);
    list.hold(false);
    vi.advanceTimersByTime(shownForMs.done);
    expect(texts(list)).toEqual([]);
  });

  it("shows three at most, the newest last", () => {
    const list = createToastList();
    for (const text of ["1", "2", "3", "4"]) list.show({ text });
    expect(texts(list)).toEqual(["2", "3", "4"]);
  });

  it("forgets the timer of what was dismissed", () => {
    const list = createToastList();
    list.show({ text: "Closed" });
    const [toast] = list.all();
    list.dismiss(toast?.id ?? -1);
    expect(texts(list)).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
