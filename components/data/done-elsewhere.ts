"use client";
import { placeOf, type Subject, type SubjectKind, subjectAt } from "@/lib/actions/subject";
import { onOtherTabs, tellOtherTabs } from "./other-tabs";

const name = "switchyard-done";

/** Tells other tabs what something was done to, once it is done. */
export const toldElsewhere = async <T>(
  doing: Promise<T>,
  kind: SubjectKind,
  idOf: (done: T) => string | undefined,
): Promise<T> => {
  const done = await doing;
  const id = idOf(done);
  if (id !== undefined) tellOtherTabs(name, placeOf(kind, id));
  return done;
};

/** Runs for each thing that was done in another tab. @returns what ends that */
export const onDoneElsewhere = (run: (subject: Subject) => void): (() => void) =>
  onOtherTabs(name, (place) => run(subjectAt(place)));
