import { type ReactNode, useId } from "react";

export type SectionProps = {
  readonly title: string;
  /** For links to it. */
  readonly id?: string;
  readonly children: ReactNode;
};

export const Section = ({ title, id, children }: SectionProps) => {
  const headingId = useId();
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className="scroll-mt-4 rounded-xl border border-line bg-surface p-5 max-md:p-4"
    >
      <h2 id={headingId} className="mb-3 text-l font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
};
