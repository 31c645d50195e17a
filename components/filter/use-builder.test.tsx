// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DraftPlace, setQueryDraft, useQueryDraft } from "@/components/data/query-draft";
import { insert, setRow } from "@/lib/search/builder-edits";
import type { People } from "@/lib/search/names";
import { newRow } from "./new-row";
import { useBuilder } from "./use-builder";

const people: People = {
  admins: [{ id: "7", name: "Luis Brandt" }],
  teams: [],
  tags: [{ id: "11", name: "spam" }],
};

beforeEach(() => setQueryDraft(null));
afterEach(cleanup);

const at = (q: string, version = 1): DraftPlace => ({ id: "view", q, version });

const open = (q: string, place = at(q)) => {
  const { result, unmount, rerender } = renderHook(
    (now: DraftPlace) => ({ builder: useBuilder(now, people), draft: useQueryDraft(now) }),
    { initialProps: place },
  );
  return {
    /** A colleague saves the view as this. */
    becomes: (next: string, version: number) => rerender(at(next, version)),
    close: unmount,
    builder: () => result.current.builder,
    line: () => result.current.draft?.text ?? null,
    add: (field: string) =>
      act(() => {
        const { root, newId, edit } = result.current.builder;
        const added = insert(root, newRow(field, people, newId), { box: root.id, index: 99 });
        if (added.ok) edit(added.value);
      }),
    type: (id: string, text: string) =>
      act(() => {
        const { root, edit } = result.current.builder;
        const typed = { entry: "text" as const, slots: [text] };
        edit(setRow(root, id, { typed, values: [{ kind: "text", text }] }), `row ${id}`);
      }),
  };
};

describe("the builder's state", () => {
  it("starts from what is written in the line rather than from what is applied, and writes back to it", () => {
    setQueryDraft({
      from: at("state:open"),
      text: 'state:open stat:closed assignee:"luis brandt"',
      caret: 0,
    });
    const { builder, line } = open("state:open");
    expect(builder().root.items.map((item) => item.kind)).toEqual(["row", "broken", "row"]);
    const [, broken] = builder().root.items;
    act(() => builder().removeBlock(broken?.id ?? ""));
    expect(builder().checked.q).toBe("state:open assignee:7");
    expect(line()).toBe('state:open assignee:"Luis Brandt"');
  });

  it("leaves the line alone until something is changed, and again once it is as applied", () => {
    const { builder, line } = open("state:open tag:11");
    expect(line()).toBeNull();
    const id = builder().root.items[1]?.id ?? "";
    act(() => builder().removeBlock(id));
    expect(line()).toBe("state:open");
    act(() => void builder().restore());
    expect(line()).toBeNull();
  });

  it("is as one left it when it is opened again, rows without a value and all", () => {
    const first = open("state:closed");
    first.add("subject");
    first.close();
    const again = open("state:closed");
    expect(again.builder().root.items).toHaveLength(2);
    expect(again.builder().checked.unfinished.size).toBe(1);
    act(() => again.builder().forget());
    again.close();
    expect(open("state:closed").builder().root.items).toHaveLength(1);
  });

  it("goes by the line where that was changed since", () => {
    const first = open("read:no");
    first.add("subject");
    first.close();
    act(() => setQueryDraft({ from: at("read:no"), text: "read:no priority:yes", caret: 0 }));
    expect(open("read:no").builder().checked.q).toBe("read:no priority:yes");
  });

  it("stays what one edits, and known from what it began, when a colleague saves the view meanwhile", () => {
    const { builder, becomes, line, add, close } = open("state:snoozed");
    add("priority");
    becomes("tag:11", 2);
    expect(builder().checked.q).toBe("state:snoozed priority:yes");
    expect(line()).toBe("state:snoozed priority:yes");
    close();
    const again = open("tag:11", at("tag:11", 2));
    expect(again.builder().checked.q).toBe("state:snoozed priority:yes");
    expect(again.builder().from).toEqual(at("state:snoozed", 1));
  });

  it("undoes edit by edit, and what was typed on in one place at once", () => {
    const { builder, add, type } = open("read:yes");
    add("subject");
    const id = builder().root.items[1]?.id ?? "";
    for (const text of ["a", "ab", "abc"]) type(id, text);
    expect(builder().checked.q).toBe("read:yes subject:~abc");
    act(() => void builder().undo());
    expect(builder().checked.q).toBe("read:yes");
    expect(builder().root.items).toHaveLength(2);
    act(() => void builder().undo());
    expect(builder().root.items).toHaveLength(1);
    expect(builder().undo()).toBe(false);
  });

  it("puts back what was taken out where it stood, also when other things were done since", () => {
    const { builder, add } = open("state:open tag:11 read:no");
    const id = builder().root.items[1]?.id ?? "";
    act(() => builder().removeBlock(id));
    add("priority");
    act(() => void builder().restore());
    expect(builder().checked.q).toBe("state:open tag:11 read:no priority:yes");
    expect(builder().removed).toBeNull();
  });
});
