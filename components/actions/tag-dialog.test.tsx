// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { workspaceWith } from "@/components/data/testing/workspace";
import type { ActionInput } from "@/lib/actions/input";
import type { Workspace } from "@/lib/api/workspace";
import { detail } from "@/lib/conversation/testing/detail";
import { TagDialog, UntagDialog } from "./tag-dialog";

const tags = ["angry", "billing", "billing error", "refund", "refund done", "vip"].map((name) => ({
  id: name,
  name,
}));

const workspace = workspaceWith({ me: { teammateId: "9" }, tags });

let done: readonly ActionInput[] = [];

const open = (on: readonly string[], Dialog = TagDialog, known: Workspace | undefined = workspace) => {
  done = [];
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  if (known) client.setQueryData(["workspace"], known);
  const conversation = detail({ tags: tags.filter(({ name }) => on.includes(name)) });
  render(
    <QueryClientProvider client={client}>
      <Dialog
        conversations={[conversation]}
        onAct={(action) => {
          done = [...done, action];
        }}
        onClose={() => undefined}
      />
    </QueryClientProvider>,
  );
};

/** What is marked: by the field, as those hear who do not see it. */
const marked = (): string | null => {
  const at = screen.getByRole("combobox").getAttribute("aria-activedescendant");
  return at === null ? null : (document.getElementById(at)?.querySelector("bdi")?.textContent ?? null);
};

afterEach(cleanup);

it("lists first what is on, and Enter at once takes none of it off: it puts on the first that is not", async () => {
  open(["billing", "vip"]);
  // As fast as one types, before the list is drawn.
  await userEvent.keyboard("{Enter}");
  expect(done).toEqual([{ kind: "tag", tag: { id: "angry", name: "angry" } }]);
  const options = await screen.findAllByRole("option");
  const first = options.map((option) => option.querySelector("bdi")?.textContent);
  expect(first.slice(0, 3)).toEqual(["billing", "vip", "angry"]);
  expect(marked()).toBe("angry");
});

it("marks nothing where every tag is on, and arrows reach each from either end", async () => {
  open(tags.map(({ name }) => name));
  expect(marked()).toBeNull();
  await userEvent.keyboard("{Enter}");
  expect(done).toEqual([]);
  await userEvent.keyboard("{ArrowUp}");
  expect(marked()).toBe("vip");
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(done).toEqual([{ kind: "untag", tag: { id: "angry", name: "angry" } }]);
});

it.each([
  ["refund", "refund", ["refund done"]],
  ["ERROR", "billing error", ["refund done"]],
  ["bill", "billing error", ["billing"]],
  ["billing", "billing", ["billing"]],
  ["done", "refund done", ["refund done"]],
  ["new", "Create the tag “new”", ["refund done"]],
])("typed words mark what they name best, of equals what is not on: %s", async (typed, best, on) => {
  open(on);
  await userEvent.type(screen.getByRole("combobox"), typed);
  expect(marked()).toBe(best);
  await userEvent.keyboard("{Enter}");
  const name = best.startsWith("Create") ? typed : best;
  expect(done).toMatchObject([{ kind: on.includes(best) ? "untag" : "tag", tag: { name } }]);
});

it("marks the first that is on where one has asked to take one off", async () => {
  open(["billing", "vip"], UntagDialog);
  await screen.findAllByRole("option");
  expect(marked()).toBe("billing");
  await userEvent.keyboard("{Enter}");
  expect(done).toEqual([{ kind: "untag", tag: { id: "billing", name: "billing" } }]);
});

it("offers to make a tag of the longest name, and says of a longer one that it is too long", async () => {
  open([]);
  const type = (length: number) =>
    fireEvent.change(screen.getByRole("combobox"), { target: { value: "x".repeat(length) } });
  type(255);
  expect(await screen.findByText(/^Create the tag/)).toBeDefined();
  type(256);
  expect(screen.queryByText(/^Create the tag/)).toBeNull();
  expect(screen.getByText("A tag's name has at most 255 characters.")).toBeDefined();
});
