import { type ReactNode, useId } from "react";

export const Section = ({ title, children }: { title: string; children: ReactNode }) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-xl border border-line bg-surface p-5 max-md:p-4">
      <h2 id={id} className="mb-3 text-l font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
};
