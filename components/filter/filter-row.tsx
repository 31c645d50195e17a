"use client";
import X from "lucide-react/icons/x";
import { useId } from "react";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { Row } from "@/lib/search/builder";
import { setRow } from "@/lib/search/builder-edits";
import { fieldIn } from "@/lib/search/field-in";
import { wayOf } from "@/lib/search/ways";
import { useParts } from "./builder-context";
import { describeBlock } from "./describe-block";
import { FieldPicker } from "./field-picker";
import { Grip } from "./grip";
import { quietButton } from "./looks";
import { changeField } from "./new-row";
import { OperatorSelect } from "./operator-select";
import { ProblemNote } from "./problem-note";
import { RowMenu } from "./row-menu";
import { ValueEditor } from "./value-editor";

/** One filter: field, comparison, value; beneath it what is wrong with it. On a phone in two lines. */
export const FilterRow = ({ row }: { row: Row }) => {
  const parts = useParts();
  const { root, edit, people, checked, words, moving, removeBlock, focus } = parts;
  const noteId = useId();
  const field = fieldIn(row.field, people);
  const way = field && wayOf(field, row);
  const problems = checked.problems.filter((problem) => problem.id === row.id);
  const unfinished = checked.unfinished.has(row.id);
  const describedBy = problems.length > 0 || unfinished ? noteId : undefined;
  const invalid = problems.some((problem) => problem.stops);
  const name = describeBlock(row, words);
  const change = (next: Partial<Row>) => edit(setRow(root, row.id, next), `row ${row.id}`);
  return (
    <fieldset
      data-block={row.id}
      className={cx(
        "group/row grid min-w-0 grid-cols-[20px_minmax(0,150px)_minmax(0,128px)_minmax(0,1fr)_auto] items-start gap-x-1.5 gap-y-1",
        "max-md:grid-cols-[28px_minmax(0,1fr)_minmax(0,1fr)_40px] max-md:gap-x-1.5 max-md:gap-y-1.5",
        moving.grabbed === row.id && "rounded-m opacity-60 outline-2 outline-offset-2 outline-accent",
      )}
    >
      <legend className="sr-only">{name}</legend>
      <span className="flex h-[30px] items-center max-md:h-11">
        <Grip block={row} name={name} />
      </span>
      <span className="min-w-0">
        <FieldPicker
          label={field?.label ?? row.field}
          describedBy={describedBy}
          onPick={(next) => {
            edit(setRow(root, row.id, changeField(row, next, people)));
            focus(row.id, "value");
          }}
        />
      </span>
      <span className="min-w-0">
        {field ? (
          <OperatorSelect row={row} field={field} way={way} describedBy={describedBy} onChange={change} />
        ) : null}
      </span>
      <span className="min-w-0 max-md:col-span-2 max-md:col-start-2 max-md:row-start-2">
        {field && way ? (
          <ValueEditor
            row={row}
            field={field}
            way={way}
            people={people}
            describedBy={describedBy}
            invalid={invalid}
            onChange={change}
          />
        ) : null}
      </span>
      <span className="flex h-[30px] items-center max-md:contents">
        <span className="max-md:col-start-4 max-md:row-start-1">
          <RowMenu block={row} name={name} />
        </span>
        <button
          type="button"
          aria-label={`Remove ${name}`}
          data-tip="Remove"
          onClick={() => removeBlock(row.id)}
          className={cx(quietButton, "max-md:col-start-4 max-md:row-start-2")}
        >
          <Icon of={X} size={14} />
        </button>
      </span>
      {describedBy ? (
        <div className="col-start-2 col-end-[-1]">
          <ProblemNote id={noteId} problems={problems} unfinished={unfinished} />
        </div>
      ) : null}
    </fieldset>
  );
};
