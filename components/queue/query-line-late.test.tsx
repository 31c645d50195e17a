// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { QueryLine } from "./query-line";

// The chunk of what can be written: it may not come.
const chunk = vi.hoisted(() => ({ reachable: false }));
vi.mock("./suggestion-list", () => ({
  get SuggestionList() {
    if (!chunk.reachable) throw new Error("no connection");
    return () => null;
  },
}));

afterEach(cleanup);

it("says at Enter that nothing can read the query while its language cannot be loaded, keeps what was typed, and applies it once it can", async () => {
  const onApply = vi.fn();
  const people = { admins: [], teams: [], tags: [] };
  render(
    <QueryLine at={{ id: "view", q: "", version: 1 }} people={people} memberId="m1" onApply={onApply} />,
  );
  const field = screen.getByRole<HTMLTextAreaElement>("combobox", { name: "Query" });
  await userEvent.type(field, "state:open{Enter}");
  expect(await screen.findByText(/could not be reached to read the query/)).toBeDefined();
  expect(field.value).toBe("state:open");
  expect(onApply).not.toHaveBeenCalled();
  chunk.reachable = true;
  await userEvent.type(field, "{Enter}");
  await waitFor(() => expect(onApply).toHaveBeenCalledWith("state:open"));
});
