// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { People } from "@/lib/search/names";
import { QueryLine } from "./query-line";
import { loadLanguage } from "./use-language";

const people: People = {
  admins: [{ id: "7", name: "Luis Brandt", email: "luis@demo.test" }],
  teams: [{ id: "3", name: "Billing" }],
  tags: [{ id: "11", name: "spam" }],
};

const applied: string[] = [];
beforeAll(async () => {
  await loadLanguage();
});
beforeEach(() => {
  applied.length = 0;
});
afterEach(cleanup);

const line = (q = "") => {
  render(<QueryLine q={q} people={people} onApply={(next) => applied.push(next)} />);
  return screen.getByRole<HTMLTextAreaElement>("combobox", { name: "Query" });
};
const options = () => screen.queryAllByRole("option").map((option) => option.firstChild?.textContent);

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
});
