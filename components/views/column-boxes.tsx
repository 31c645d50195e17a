import { type ViewColumn, viewColumns } from "@/lib/search/view";
import { columnWords } from "./words";

export type ColumnBoxesProps = {
  /** None: what rows show by themselves. */
  readonly value: readonly ViewColumn[];
  readonly onChange: (value: readonly ViewColumn[]) => void;
};

/** What rows show beside the title; with none chosen, as usual. */
export const ColumnBoxes = ({ value, onChange }: ColumnBoxesProps) => (
  <fieldset>
    <legend className="text-s font-medium text-ink-2">
      Rows show {value.length === 0 ? <span className="text-ink-3">· as usual</span> : null}
    </legend>
    <div className="mt-1.5 grid grid-cols-[repeat(auto-fill,minmax(108px,1fr))] gap-x-2">
      {viewColumns.map((column) => (
        <label key={column} className="flex min-h-7 items-center gap-2 max-md:min-h-11 max-md:text-l">
          <input
            type="checkbox"
            checked={value.includes(column)}
            onChange={(event) =>
              onChange(
                viewColumns.filter((one) => (one === column ? event.target.checked : value.includes(one))),
              )
            }
            className="size-4 accent-accent"
          />
          {columnWords[column]}
        </label>
      ))}
    </div>
  </fieldset>
);
