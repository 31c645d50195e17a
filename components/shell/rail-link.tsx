"use client";
import type { ReactNode } from "react";
import type { ShownCount } from "@/components/data/view-counts";
import { useShortcutOf } from "@/components/ui/use-hotkeys";
import { DeskLink } from "./desk-link";

export type RailLinkProps = {
  readonly href: string;
  readonly label: string;
  readonly leading: ReactNode;
  readonly current: boolean;
  readonly keys?: string | undefined;
  readonly count?: ShownCount;
};

export const railRow =
  "flex h-7 w-full items-center gap-2 rounded-m px-2 text-left text-ink-2 hover:bg-hover max-xl:h-9 max-xl:justify-center max-xl:px-0";

export const RailLink = ({ href, label, leading, current, keys, count }: RailLinkProps) => (
  <DeskLink
    href={href}
    aria-current={current ? "page" : undefined}
    aria-keyshortcuts={useShortcutOf()(keys)}
    data-tip={count?.why ? `${label}: ${count.why}` : label}
    aria-description={count?.why}
    data-tip-keys={keys}
    className={`${railRow} aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-ink aria-[current]:shadow-[0_0_0_1px_var(--line)]`}
  >
    <span className="grid size-4 place-items-center">{leading}</span>
    <bdi className="min-w-0 truncate max-xl:sr-only">{label}</bdi>
    {count?.text ? <span className="num ml-auto text-s text-ink-3 max-xl:sr-only">{count.text}</span> : null}
  </DeskLink>
);
