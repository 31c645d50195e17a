import { SelectField } from "@/components/ui/select-field";
import { type Grouping, groupings, isGrouping } from "@/lib/search/view";
import { groupingWords } from "./words";

export type GroupingFieldProps = {
  readonly value: Grouping | null;
  readonly onChange: (value: Grouping | null) => void;
};

export const GroupingField = ({ value, onChange }: GroupingFieldProps) => (
  <SelectField
    label="Group by"
    value={value ?? ""}
    onChange={(event) => onChange(isGrouping(event.target.value) ? event.target.value : null)}
    options={[
      { value: "", label: "Nothing" },
      ...groupings.map((one) => ({ value: one, label: groupingWords[one] })),
    ]}
  />
);
