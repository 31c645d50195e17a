"use client";
import { placeOf, type Subject, subjectAt } from "@/lib/actions/subject";
import { onOtherTabs, tellOtherTabs } from "./other-tabs";

const name = "switchyard-done";

/** Tells other tabs what something was done to, once it is done. */
export const tellDone = (subjects: readonly Subject[]): void => {
  for (const { kind, id } of subjects) tellOtherTabs(name, placeOf(kind, id));
};

/** Runs for each thing that was done in another tab. @returns what ends that */
export const onDoneElsewhere = (run: (subject: Subject) => void): (() => void) =>
  onOtherTabs(name, (place) => run(subjectAt(place)));
