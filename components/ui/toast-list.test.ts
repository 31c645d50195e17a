import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createToastList, foremost, shownForMs, type ToastList } from "./toast-list";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const texts = (list: ToastList) => list.all().map((toast) => toast.text);

describe("createToastList", () => {
  it("keeps an undo for at least ten seconds", () => {
    const list = createToastList(() => false);
    list.show({ text: "Closed" });
    vi.advanceTimersByTime(9_999);
    expect(texts(list)).toEqual(["Closed"]);
    vi.advanceTimersByTime(1);
    expect(texts(list)).toEqual([]);
  });

  it("keeps a failure longer", () => {
    const list = createToastList(() => false);
    list.show({ text: "Failed", tone: "late" });
    vi.advanceTimersByTime(shownForMs.done);
    expect(texts(list)).toEqual(["Failed"]);
  });

  it("stands still while somebody holds it, and starts anew afterwards", () => {
    const list = createToastList(() => false);
    list.show({ text: "Closed" });
    list.hold(true);
    vi.advanceTimersByTime(60_000);
    expect(texts(list)).toEqual(["Closed"]);
    list.hold(false);
    vi.advanceTimersByTime(shownForMs.done);
    expect(texts(list)).toEqual([]);
  });

  it("shows three at most, the newest last", () => {
    const list = createToastList(() => false);
    for (const text of ["1", "2", "3", "4"]) list.show({ text });
    expect(texts(list)).toEqual(["2", "3", "4"]);
  });

  it("forgets the timer of what was dismissed", () => {
    const list = createToastList(() => false);
    list.show({ text: "Closed" });
    const [toast] = list.all();
    list.dismiss(toast?.id ?? -1);
    expect(texts(list)).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("lets go of what is done before what failed", () => {
    const list = createToastList(() => false);
    list.show({ text: "Failed", tone: "late" });
    for (const text of ["1", "2", "3"]) list.show({ text });
    expect(texts(list)).toEqual(["Failed", "2", "3"]);
  });
});

describe("where there is room for one", () => {
  const front = (list: ToastList) => foremost(list.all())?.text;

  it("stands what failed before what is done, of equals the newest", () => {
    const list = createToastList(() => true);
    list.show({ text: "Closed" });
    list.show({ text: "Tagged" });
    expect(front(list)).toBe("Tagged");
    list.show({ text: "Failed", tone: "late" });
    list.show({ text: "Snoozed" });
    expect(front(list)).toBe("Failed");
  });

  it("keeps each undo for ten seconds in sight: the time of those behind begins when their turn comes", () => {
    const list = createToastList(() => true);
    list.show({ text: "Closed" });
    vi.advanceTimersByTime(9_000);
    list.show({ text: "Tagged" });
    vi.advanceTimersByTime(shownForMs.done);
    expect(texts(list)).toEqual(["Closed"]);
    vi.advanceTimersByTime(shownForMs.done - 1);
    expect(texts(list)).toEqual(["Closed"]);
    vi.advanceTimersByTime(1);
    expect(texts(list)).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("brings the next one forward when the first is dismissed", () => {
    const list = createToastList(() => true);
    list.show({ text: "Closed" });
    list.show({ text: "Failed", tone: "late" });
    list.dismiss(foremost(list.all())?.id ?? -1);
    expect(front(list)).toBe("Closed");
    vi.advanceTimersByTime(shownForMs.done);
    expect(texts(list)).toEqual([]);
  });
});
