import { Children, Fragment, type ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { exactTime } from "@/components/ui/exact-time";
import type { AttributeFact } from "./attribute-words";
import { WebLink, webAddress } from "./web-link";

export type Fact = {
  /** Stays the same while the label or value changes. */
  readonly id: string;
  readonly label: string;
  readonly value: ReactNode;
  /** In full, on hover. */
  readonly tip?: string | undefined;
};

/** One row of a list of labels and values; `wide` takes the whole width, with the label for those who cannot see only. */
export const FactRow = ({
  label,
  tip,
  wide = false,
  children,
}: Pick<Fact, "label" | "tip"> & { readonly wide?: boolean; readonly children: ReactNode }) => (
  <div className="contents">
    <dt
      dir="auto"
      className={wide ? "sr-only" : "line-clamp-3 text-ink-3 [overflow-wrap:anywhere]"}
      data-tip={label.length > 36 ? label : undefined}
    >
      {label}
    </dt>
    <dd className={cx("min-w-0 [overflow-wrap:anywhere]", wide && "col-span-2")} data-tip={tip}>
      {children}
    </dd>
  </div>
);

/** Holds rows of labels and values. */
export const FactList = ({ children }: { readonly children: ReactNode }) =>
  Children.count(children) === 0 ? null : (
    <dl className="grid grid-cols-[92px_minmax(0,1fr)] items-baseline gap-x-2 gap-y-1.5 text-m">
      {children}
    </dl>
  );

/** Label and value, one a row. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <FactList>
    {facts.map((fact) => (
      <FactRow key={fact.id} label={fact.label} tip={fact.tip}>
        <bdi>{fact.value}</bdi>
      </FactRow>
    ))}
  </FactList>
);

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

export const dayName = (at: number): string => day.format(new Date(at * 1000));

/** A day by its name; the moment on hover. */
const Moment = ({ at }: { at: number }) => (
  <time dateTime={new Date(at * 1000).toISOString()} data-tip={exactTime(at)}>
    {dayName(at)}
  </time>
);

/** An attribute as a row of `Facts`. */
export const attributeRow = ({ name, label, value }: AttributeFact): Fact => {
  if (value.kind === "moment") return { id: name, label, value: <Moment at={value.at} /> };
  const href = webAddress(value.text);
  return { id: name, label, value: href === null ? value.text : <WebLink href={href} /> };
};

/** An address breaks before its domain, or at a dot, where it has to break at all. */
export const BrokenAddress = ({ text }: { text: string }) =>
  text.split(/(?=[@.])/).map((part, index) => (
    // The parts of one address never change their order.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above.
    <Fragment key={index}>
      {index === 0 ? null : <wbr />}
      {part}
    </Fragment>
  ));
