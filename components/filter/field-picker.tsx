"use client";
import ChevronDown from "lucide-react/icons/chevron-down";
import Plus from "lucide-react/icons/plus";
import { buttonLook } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { PickList } from "@/components/ui/pick-list";
import { useParts } from "./builder-context";
import { fieldItems } from "./field-list";
import { openerLook } from "./looks";
import { Popup } from "./popup";

const List = ({ onPick, close }: { onPick: (name: string) => void; close: () => void }) => {
  const { people } = useParts();
  return (
    <PickList
      label="Field"
      placeholder="Which field …"
      items={fieldItems(people)}
      empty="No field is called that."
      onPick={(name) => {
        close();
        onPick(name);
      }}
    />
  );
};

export type FieldPickerProps = {
  readonly label: string;
  readonly describedBy?: string | undefined;
  readonly onPick: (name: string) => void;
};

/** The field of a row, and the list to choose another. */
export const FieldPicker = ({ label, describedBy, onPick }: FieldPickerProps) => (
  <Popup
    label="Choose a field"
    buttonLabel={`Field: ${label}`}
    describedBy={describedBy}
    part="field"
    className={openerLook}
    button={
      <>
        <span className="min-w-0 flex-1 truncate">{label}</span>
        <Icon of={ChevronDown} size={14} className="text-ink-3" />
      </>
    }
  >
    {(close) => <List onPick={onPick} close={close} />}
  </Popup>
);

export type AddFilterProps = {
  /** Which group it adds to, for a screen reader. */
  readonly where: string;
  readonly first: boolean;
  readonly onPick: (name: string) => void;
};

/** “+ Filter”: choosing the field adds the row. */
export const AddFilter = ({ where, first, onPick }: AddFilterProps) => (
  <Popup
    label="Choose a field"
    buttonLabel={`Add a filter ${where}`}
    part="add"
    firstFocus={first}
    className={buttonLook()}
    button={
      <>
        <Icon of={Plus} size={14} />
        Filter
      </>
    }
  >
    {(close) => <List onPick={onPick} close={close} />}
  </Popup>
);
