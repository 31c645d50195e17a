"use client";
import type { Row } from "@/lib/search/builder";
import type { Field } from "@/lib/search/field";
import { changeWay, type Way, waysOf } from "@/lib/search/ways";
import { SelectControl } from "./select-control";

export type OperatorSelectProps = {
  readonly row: Row;
  readonly field: Field;
  readonly way: Way | undefined;
  readonly describedBy?: string | undefined;
  readonly onChange: (change: Partial<Row>) => void;
};

/** How a row compares, in words that fit its field. */
export const OperatorSelect = ({ row, field, way, describedBy, onChange }: OperatorSelectProps) => {
  const ways = waysOf(field, way);
  const many = row.values.length > 1;
  return (
    <SelectControl
      aria-label={`How ${field.label} compares`}
      aria-describedby={describedBy}
      value={way?.id ?? ""}
      onChange={(event) => {
        const to = ways.find((one) => one.id === event.target.value);
        if (to) onChange(changeWay(field, row, to));
      }}
    >
      {way ? null : <option value="">…</option>}
      {ways.map((one) => (
        <option key={one.id} value={one.id}>
          {many && one.operator === way?.operator ? one.manyWords : one.words}
          {one.after === "" || one.id === way?.id ? "" : ` … ${one.after}`}
        </option>
      ))}
    </SelectControl>
  );
};
