import type { ReactNode } from "react";
import { exactTime } from "@/components/ui/exact-time";
import type { AttributeFact } from "./attribute-words";

export type Fact = { readonly label: string; readonly value: ReactNode };

/** One group of the panel: a heading, and a number beside it where there is one. */
export const Group = ({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) => (
  <section className="mt-4.5">
    <h2 className="mb-1.5 flex justify-between text-s font-semibold text-ink-2">
      {title}
      {aside === undefined ? null : <span className="num font-normal text-ink-3">{aside}</span>}
    </h2>
    {children}
  </section>
);

/** Label and value, one a row. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="grid grid-cols-[92px_minmax(0,1fr)] gap-x-2 gap-y-1.5 text-m">
    {facts.map((fact) => (
      <div key={fact.label} className="contents">
        <dt
          dir="auto"
          className="one-line text-ink-3"
          data-tip={fact.label.length > 13 ? fact.label : undefined}
        >
          {fact.label}
        </dt>
        <dd className="min-w-0 [overflow-wrap:anywhere]">
          <bdi>{fact.value}</bdi>
        </dd>
      </div>
    ))}
  </dl>
);

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** A day by its name; the moment on hover. */
const Moment = ({ at }: { at: number }) => (
  <time dateTime={new Date(at * 1000).toISOString()} data-tip={exactTime(at)}>
    {day.format(new Date(at * 1000))}
  </time>
);

/** An attribute as a row of `Facts`. */
export const attributeRow = ({ label, value }: AttributeFact): Fact => ({
  label,
  value: value.kind === "moment" ? <Moment at={value.at} /> : value.text,
});
