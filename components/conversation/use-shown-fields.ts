"use client";
import { useSetting } from "@/components/data/settings";
import { arranged, fieldId, type SectionId } from "./panel-order";

/** The fields of a section in the member's order, without those that they have put away. */
export const useShownFields = <T extends { readonly id: string }>(
  section: SectionId,
  fields: readonly T[],
): readonly T[] => {
  const order = useSetting("panelOrder");
  const hidden = useSetting("hiddenPanels");
  return arranged(fields, ({ id }) => fieldId(section, id), order).filter(
    ({ id }) => !hidden.includes(fieldId(section, id)),
  );
};
