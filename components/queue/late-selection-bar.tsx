"use client";
import { useEffect, useRef } from "react";
import { grouped } from "@/components/ui/grouped";
import { createLate, useLate } from "@/components/ui/late";
import { keyless } from "@/components/ui/own-keys";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { whenSettled } from "@/components/ui/when-settled";
import type { SelectionBarProps } from "./selection-bar";

const bar = createLate(() => import("./selection-bar").then((file) => file.SelectionBar));
/** What acts on all that are chosen instead of on the marked row. */
export const chosenKeys = [..."eEsaitp", keyless("read")];

const load = () => void bar.load().catch(() => undefined);

/** Has the bar at hand before anything is chosen. */
export const useSelectionBarSoon = (): void => {
  useEffect(() => whenSettled(load), []);
};

/** In its place while it is on its way: its keys are kept until it is there, and do not act on the marked row instead. */
const OnItsWay = ({ count, failed, keep }: WaitingProps) => {
  const later = (key: string) => () => {
    keep(key);
    load();
  };
  useHotkeys(Object.fromEntries(chosenKeys.map((key) => [key, later(key)])));
  return (
    <div
      role={failed ? "alert" : "status"}
      className="num flex min-h-[38px] items-center gap-3 border-t border-line bg-sunken px-3 py-1 text-s text-ink-2"
    >
      <span className="min-w-0 flex-1">
        <b className="font-semibold text-ink">
          {count === null ? "All that match selected" : `${grouped(count)} selected`}
        </b>
        {failed ? " · What can be done to them could not be loaded." : null}
      </span>
      {failed ? (
        <button
          type="button"
          onClick={load}
          className="min-h-7 shrink-0 rounded-m border border-line-strong bg-surface px-2.5 text-ink hover:bg-hover max-md:min-h-11"
        >
          Try again
        </button>
      ) : null}
    </div>
  );
};

type WaitingProps = {
  readonly count: number | null;
  readonly failed: boolean;
  readonly keep: (key: string) => void;
};

/** The selection bar, which comes after the page: what is pressed before it is there acts once it is. */
export const LateSelectionBar = (props: Omit<SelectionBarProps, "begun">) => {
  const { value: Bar, failed } = useLate(bar);
  const begun = useRef<string | null>(null);
  useEffect(load, []);
  if (Bar) return <Bar {...props} begun={begun} />;
  const keep = (key: string) => {
    begun.current = key;
  };
  return <OnItsWay count={props.selection.count} failed={failed} keep={keep} />;
};
