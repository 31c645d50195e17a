// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recall } from "@/components/data/list-memory";
import { begun, type DraftPlace, setQueryDraft } from "@/components/data/query-draft";
import { recentQueries, rememberQuery } from "@/components/data/recent-queries";
import type { People } from "@/lib/search/names";
import { QueryLine } from "./query-line";
import { queueLanguage } from "./use-language";

const people: People = {
  admins: [{ id: "7", name: "Luis Brandt", email: "luis@demo.test" }],
  teams: [{ id: "3", name: "Billing" }],
  tags: [{ id: "11", name: "spam" }],
};

const applied: string[] = [];
beforeAll(async () => {
  await queueLanguage.load();
});
beforeEach(() => {
  applied.length = 0;
  localStorage.clear();
  setQueryDraft(null);
});
afterEach(cleanup);

const lineAt = (at: DraftPlace) => (
  <QueryLine at={at} people={people} memberId="m1" onApply={(next) => applied.push(next)} />
);
const line = (q = "") => {
  render(lineAt({ id: "view", q, version: 1 }));
  return screen.getByRole<HTMLTextAreaElement>("combobox", { name: "Query" });
};
const options = () =>
  screen.queryAllByRole("option").map((option) => {
    const names = [...option.querySelectorAll("bdi")].filter((part) => !part.closest("[aria-hidden]"));
    return names[0]?.textContent;
  });

describe("QueryLine", () => {
  it("shows names for ids and applies ids for names", async () => {
    const field = line("state:open assignee:7");
    expect(field.value).toBe('state:open assignee:"Luis Brandt"');
    await userEvent.type(field, "team:billing{Escape}{Enter}");
    expect(applied).toEqual(["state:open assignee:7 team:3"]);
  });

  it("completes fields where a term begins and values behind the colon", async () => {
    const field = line();
    await userEvent.type(field, "ass");
    expect(options()[0]).toBe("assignee");
    await userEvent.keyboard("{Tab}");
    expect(field.value).toBe("assignee:");
    await userEvent.type(field, "lu");
    expect(options()).toEqual(["Luis Brandt"]);
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(field.value).toBe('assignee:"Luis Brandt" ');
    expect(applied).toEqual([]);
  });

  it("lets Tab go on where nothing is begun, instead of writing one field after the other", async () => {
    const field = line("state:open");
    await userEvent.tab();
    expect(document.activeElement).toBe(field);
    expect(options().length).toBeGreaterThan(3);
    await userEvent.tab();
    expect(document.activeElement).not.toBe(field);
    expect(field.value).toBe("state:open");
  });

  it("says which suggestion the arrows are on", async () => {
    const field = line();
    await userEvent.type(field, "st");
    expect(field.getAttribute("aria-expanded")).toBe("true");
    await userEvent.keyboard("{ArrowDown}");
    const active = field.getAttribute("aria-activedescendant");
    expect(document.getElementById(active ?? "")?.getAttribute("aria-selected")).toBe("true");
  });

  it("does not apply what cannot be searched, says why, and mends it with the next Enter", async () => {
    const field = line();
    await userEvent.type(field, "stat:open{Enter}");
    expect(applied).toEqual([]);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    const note = document.getElementById(field.getAttribute("aria-describedby") ?? "");
    expect(note?.textContent).toContain("stat");
    await userEvent.keyboard("{Enter}");
    expect(field.value).toContain("state:open");
    await userEvent.keyboard("{Enter}");
    expect(applied).toEqual(["state:open"]);
  });

  it("closes the list with Esc first, and then leaves and forgets what was typed", async () => {
    const field = line("state:open");
    await userEvent.type(field, "ta");
    await userEvent.keyboard("{Escape}");
    expect(options()).toEqual([]);
    expect(document.activeElement).toBe(field);
    await userEvent.keyboard("{Escape}");
    expect(document.activeElement).not.toBe(field);
    expect(field.value).toBe("state:open");
    expect(applied).toEqual([]);
  });

  it("gives the focus to what one works with as it is left", async () => {
    const main = document.createElement("main");
    Object.assign(main, { id: "main", tabIndex: -1 });
    document.body.append(main);
    await userEvent.type(line("state:open"), "{Escape}{Escape}");
    expect(document.activeElement).toBe(main);
    main.remove();
  });

  it("leaves Enter to an input method that composes", () => {
    const field = line();
    fireEvent.focus(field);
    fireEvent.change(field, { target: { value: "state:open" } });
    fireEvent.keyDown(field, { key: "Enter", isComposing: true });
    expect(applied).toEqual([]);
    fireEvent.keyDown(field, { key: "Enter" });
    expect(applied).toEqual(["state:open"]);
  });

  it("makes one line of what was pasted as several", () => {
    const field = line();
    fireEvent.focus(field);
    fireEvent.change(field, { target: { value: "state:open\n\nread:no" } });
    expect(field.value).toBe("state:open read:no");
  });

  it("keeps what was typed when one leaves, says that it is not applied, and applies it or puts it back", async () => {
    const field = line("state:open");
    await userEvent.type(field, "read:no");
    fireEvent.blur(field);
    expect(field.value).toBe("state:open read:no");
    expect(applied).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Put back" }));
    expect(field.value).toBe("state:open");
    await userEvent.type(field, "read:no");
    fireEvent.blur(field);
    await userEvent.click(screen.getByRole("button", { name: "Apply" }));
    expect(applied).toEqual(["state:open read:no"]);
  });

  it("keeps what one types when a colleague saves the view meanwhile, and follows the view while one types nothing", async () => {
    const { rerender } = render(lineAt({ id: "view", q: "state:open", version: 1 }));
    const field = screen.getByRole<HTMLTextAreaElement>("combobox", { name: "Query" });
    await userEvent.click(field);
    rerender(lineAt({ id: "view", q: "state:closed", version: 2 }));
    expect(field.value.trim()).toBe("state:closed");
    await userEvent.type(field, " read:no");
    rerender(lineAt({ id: "view", q: "tag:11", version: 3 }));
    expect(field.value).toBe("state:closed read:no");
    await userEvent.keyboard("{Escape}{Enter}");
    expect(applied).toEqual(["state:closed read:no"]);
    expect(recall(begun, "view")).toEqual({ q: "state:closed read:no", version: 2 });
  });

  it("mends by Tab what is wrong where nothing is offered, and says that key", async () => {
    const field = line();
    await userEvent.type(field, "stat:open");
    expect(screen.getByRole("status").textContent).toContain("Tab");
    await userEvent.keyboard("{Tab}");
    expect(field.value).toBe("state:open");
    expect(document.activeElement).toBe(field);
  });

  it("offers what was applied before at an empty line, applies it by Enter and forgets it by Delete", async () => {
    rememberQuery("m1", "state:closed");
    rememberQuery("m1", "assignee:7");
    const field = line();
    await userEvent.click(field);
    expect(options().slice(0, 2)).toEqual(['assignee:"Luis Brandt"', "state:closed"]);
    await userEvent.keyboard("{ArrowDown}{Delete}");
    expect(options()[0]).toBe("state:closed");
    expect(recentQueries("m1")).toEqual(["state:closed"]);
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(applied).toEqual(["state:closed"]);
  });

  it("keeps what was applied for the next time, and nothing that was refused", async () => {
    const field = line();
    await userEvent.type(field, "stat:open{Enter}");
    expect(recentQueries("m1")).toEqual([]);
    await userEvent.keyboard("{Enter}{Enter}");
    expect(recentQueries("m1")).toEqual(["state:open"]);
  });

  it("goes down from a line that was not changed to what was asked before", async () => {
    rememberQuery("m1", "state:closed");
    const field = line("state:open");
    await userEvent.click(field);
    expect(options()).not.toContain("state:closed");
    await userEvent.keyboard("{ArrowDown}");
    expect(options()[0]).toBe("state:closed");
  });

  it("offers how to compare, lengths of time and a date, by keyboard alone", async () => {
    const field = line();
    await userEvent.type(field, "wait{Tab}");
    expect(options().slice(0, 2)).toEqual([">", "<"]);
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(field.value).toBe("waiting:>");
    await userEvent.keyboard("3");
    expect(options()).toContain("3h");
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}{Enter}");
    expect(applied).toEqual(["waiting:>3h"]);
  });
});
