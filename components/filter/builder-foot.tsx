"use client";
import Check from "lucide-react/icons/check";
import { useEffect, useState } from "react";
import { deskHref } from "@/components/data/desk-address";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { useParts } from "./builder-context";
import { type Counted, useCount } from "./use-count";

const Matches = ({ counted }: { counted: Counted | null }) => {
  if (counted === null) return null;
  if (counted.kind === "counting") return <span>Counting …</span>;
  if (counted.kind === "failed")
    return (
      <span className={counted.late ? "text-late" : ""}>
        {counted.late ? "Could not be counted" : "Not counted"}: {counted.message}
      </span>
    );
  const { total, why } = counted;
  return (
    <span className={counted.old ? "text-ink-3" : ""}>
      {total === null ? null : (
        <>
          <b className={cx("num font-semibold", !counted.old && "text-ink")}>
            {total.toLocaleString("en")}
            {why === null ? "" : "+"}
          </b>{" "}
          match{total === 1 && why === null ? "es" : ""} now{why === null ? "" : ". "}
        </>
      )}
      {why}
    </span>
  );
};

export type BuilderFootProps = {
  readonly onApply: () => void;
  readonly onSaveAsView: () => void;
  /** What keeps the query from being used, shown where it stands; true when there was any. */
  readonly refuse: () => boolean;
};

const copiedForMs = 4000;

/** How many match, what is left to do, and what to do with the query. */
export const BuilderFoot = ({ onApply, onSaveAsView, refuse }: BuilderFootProps) => {
  const { checked, say } = useParts();
  const [copied, setCopied] = useState<"yes" | "no" | null>(null);
  const counted = useCount(checked.countable ? checked.q : null);
  const toMend = checked.problems.filter((problem) => problem.stops).length;
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), copiedForMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (near: HTMLElement) => {
    if (refuse()) return;
    const done = await copyText(`${location.origin}${deskHref({ q: checked.q })}`, near);
    setCopied(done ? "yes" : "no");
    say(done ? "Link copied" : "The browser does not let the link be copied.");
  };
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 text-s text-ink-2">
      <span role="status" className="mr-auto flex flex-wrap gap-x-1.5">
        <Matches counted={counted} />
        {toMend > 0 ? (
          <span className="text-late">
            {counted ? "· " : ""}
            {toMend} to mend
          </span>
        ) : null}
        {checked.unfinished.size > 0 ? <span>· {checked.unfinished.size} unfinished</span> : null}
      </span>
      <span className="flex flex-wrap gap-2 max-md:w-full max-md:*:flex-1">
        <Button
          onClick={(event) => {
            const near = event.currentTarget.parentElement;
            if (near) void copy(near);
          }}
        >
          {copied === "yes" ? <Icon of={Check} size={14} className="text-calm" /> : null}
          {copied === "yes" ? "Link copied" : copied === "no" ? "Cannot copy" : "Copy link"}
        </Button>
        <Button
          onClick={() => {
            if (!refuse()) onSaveAsView();
          }}
        >
          Save as view
        </Button>
        <Button variant="solid" aria-keyshortcuts="Control+Enter Meta+Enter" onClick={onApply}>
          Apply <Kbd keys="Mod+Enter" look="inherit" />
        </Button>
      </span>
    </div>
  );
};
