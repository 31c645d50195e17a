"use client";
import { useOutgoing } from "@/components/data/outgoing";
import { placeOf } from "@/lib/actions/subject";
import { isOnItsWay, OutgoingLine } from "./outgoing-line";

/** What has been handed over here and has not gone out, above the field where it was written. */
export const OutgoingHere = ({ place }: { place: string }) => {
  const all = useOutgoing().filter((one) => placeOf(one.subject, one.id) === place && isOnItsWay(one));
  if (all.length === 0) return null;
  const last = all.findLast(({ state }) => state === "waiting");
  return (
    <section aria-label="On its way" className="mx-4 grid gap-1 max-md:mx-2">
      {all.map((message) => (
        <div key={message.key} className="mb-1.5">
          <OutgoingLine message={message} keyed={message === last} />
        </div>
      ))}
    </section>
  );
};
