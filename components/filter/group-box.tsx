"use client";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { Block, Box, Join } from "@/lib/search/builder";
import { depthOf, insert, setJoin } from "@/lib/search/builder-edits";
import { limits } from "@/lib/search/model";
import { BrokenRow } from "./broken-row";
import { useParts } from "./builder-context";
import { AddFilter } from "./field-picker";
import { FilterRow } from "./filter-row";
import { Grip } from "./grip";
import { quietButton } from "./looks";
import { newRow } from "./new-row";
import { ProblemNote } from "./problem-note";
import { RemovedRow } from "./removed-row";
import { RowMenu } from "./row-menu";
import { Segments } from "./segments";

const joins: readonly { readonly value: Join; readonly label: string }[] = [
  { value: "all", label: "all" },
  { value: "any", label: "any" },
  { value: "none", label: "none" },
];
const notAll = { value: "not-all", label: "not all" } as const;

const DropLine = () => <div aria-hidden="true" className="-my-1 h-0.5 rounded-full bg-accent" />;

/** How full a group is, and how deep. Beyond Intercom's limits it is rewritten to fit, or else a problem says what does not. */
const Room = ({ box, depth }: { box: Box; depth: number }) => {
  const count = box.items.length;
  const over = count > limits.groupItems;
  const deep = depth + 1 > limits.groupLevels;
  return (
    <span className="num text-s text-ink-3">
      {depth > 0 ? (
        <span className={deep ? "" : "max-md:hidden"}>
          {deep ? `level ${depth + 1}, rewritten to fit` : `level ${depth + 1} of ${limits.groupLevels}`}
        </span>
      ) : null}
      <span className={depth > 0 && !over ? "max-md:hidden" : ""}>
        {depth > 0 ? " · " : null}
        {over ? `${count}, spread to fit ${limits.groupItems}` : `${count} of ${limits.groupItems}`}
      </span>
    </span>
  );
};

const Head = ({ box, depth }: { box: Box; depth: number }) => {
  const { root, edit, removeBlock } = useParts();
  const name = `the group of ${box.items.length}`;
  const options = box.join === "not-all" ? [...joins, notAll] : joins;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-s text-ink-2">
      {depth > 0 ? <Grip block={box} name={name} /> : null}
      <span aria-hidden="true">Match</span>
      <Segments
        label={depth === 0 ? "How many of these have to match" : "How many of this group have to match"}
        options={options}
        value={box.join}
        onChange={(join) => edit(setJoin(root, box.id, join))}
      />
      <span aria-hidden="true" className="max-md:hidden">
        of these
      </span>
      <span className="ml-auto flex items-center gap-x-2">
        <Room box={box} depth={depth} />
        {depth > 0 ? (
          <span className="flex">
            <RowMenu block={box} name={name} />
            <button
              type="button"
              aria-label={`Remove ${name}`}
              data-tip="Remove the group"
              onClick={() => removeBlock(box.id)}
              className={quietButton}
            >
              <Icon of={X} size={14} />
            </button>
          </span>
        ) : null}
      </span>
    </div>
  );
};

const Adding = ({ box, depth }: { box: Box; depth: number }) => {
  const { root, edit, people, newId, focus, say } = useParts();
  const end = { box: box.id, index: box.items.length };
  const add = (block: Block) => {
    const added = insert(root, block, end);
    if (added.ok) edit(added.value);
  };
  return (
    <div className="flex flex-wrap gap-1.5" data-adds={box.id}>
      <AddFilter
        where={depth === 0 ? "" : "to this group"}
        first={depth === 0}
        onPick={(name) => {
          const row = newRow(name, people, newId);
          add(row);
          focus(row.id, "value");
        }}
      />
      {depth + 1 < limits.groupLevels ? (
        <Button
          onClick={() => {
            const made: Box = {
              kind: "box",
              id: newId(),
              join: box.join === "any" ? "all" : "any",
              items: [],
            };
            add(made);
            focus(made.id, "add");
            say("A group was added. Its filters go into it.");
          }}
        >
          <Icon of={Plus} size={14} />
          Group
        </Button>
      ) : null}
    </div>
  );
};

const Item = ({ block }: { block: Block }) => {
  if (block.kind === "row") return <FilterRow row={block} />;
  return block.kind === "box" ? <GroupBox box={block} /> : <BrokenRow key={block.text} block={block} />;
};

/** Rows and groups of which all, any or none have to match. */
export const GroupBox = ({ box }: { box: Box }) => {
  const { root, checked, moving, removed } = useParts();
  const depth = depthOf(root, box.id);
  // What is about the whole stands at the outermost group.
  const problems = checked.problems.filter(({ id }) => id === box.id || (id === null && depth === 0));
  const gone = removed?.place.box === box.id ? removed : null;
  const dropAt = moving.drop?.box === box.id ? moving.drop.index : -1;
  const mark = (index: number) => (
    <>
      {dropAt === index ? <DropLine /> : null}
      {gone && Math.min(gone.place.index, box.items.length) === index ? (
        <RemovedRow block={gone.block} />
      ) : null}
    </>
  );
  return (
    <section
      aria-label={depth === 0 ? "Filters" : `Group at level ${depth + 1}`}
      data-block={box.id}
      className={cx(
        "flex min-w-0 flex-col gap-2 rounded-xl border border-line p-2.5 max-md:p-2",
        depth % 2 === 0 ? "bg-bg" : "bg-surface",
        moving.grabbed === box.id && "opacity-60 outline-2 outline-accent",
      )}
    >
      <Head box={box} depth={depth} />
      {problems.length > 0 ? (
        <ProblemNote id={`${box.id}-note`} problems={problems} unfinished={false} />
      ) : null}
      {box.items.map((block, index) => (
        <div key={block.id} className="contents">
          {mark(index)}
          <Item block={block} />
        </div>
      ))}
      {mark(box.items.length)}
      {box.items.length === 0 && depth > 0 ? (
        <p className="text-s text-ink-3">Nothing in it yet: it counts for nothing.</p>
      ) : null}
      <Adding box={box} depth={depth} />
    </section>
  );
};
