import type { ReactNode } from "react";
import { Mark } from "./mark";

/** A page in front of the desk: the mark, a title, one card. */
export const Door = ({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) => (
  <main className="mx-auto flex min-h-dvh w-full max-w-[400px] flex-col justify-center px-4 py-10">
    <div className="mb-5 flex items-center gap-2.5">
      <Mark className="size-7" />
      <span className="text-xl font-semibold tracking-[-0.012em]">Switchyard</span>
    </div>
    <div className="rounded-xl border border-line bg-surface p-6 shadow-float max-md:p-5">
      <h1 className="text-xl font-semibold tracking-[-0.012em]">{title}</h1>
      {lead ? <p className="mt-1 text-ink-2">{lead}</p> : null}
      <div className="mt-5">{children}</div>
    </div>
  </main>
);
