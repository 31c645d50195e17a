"use client";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { Journal } from "./use-journal";

/** So far below what is in sight the next page is asked for. */
const ahead = "800px";

/** What follows the rows that are shown: it is read as one comes near, and on asking where that failed. */
export const JournalMore = ({ journal }: { journal: Journal }) => {
  const { more, hasMore, reading, moreFailed, rows } = journal;
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = end;
    if (!current || !hasMore || moreFailed || reading) return;
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), {
      rootMargin: ahead,
    });
    seen.observe(current);
    return () => seen.disconnect();
  }, [hasMore, moreFailed, reading, more]);
  if (rows.length === 0 && !hasMore) return null;
  return (
    <div
      ref={end}
      role="status"
      className="flex min-h-14 items-center justify-center gap-3 py-3 text-s text-ink-3"
    >
      {moreFailed ? (
        <>
          <span>What was done before could not be read.</span>
          <Button onClick={more}>Try again</Button>
        </>
      ) : hasMore ? (
        <Button pending={reading} onClick={more}>
          {reading ? "Reading …" : "Show more"}
        </Button>
      ) : (
        "That is all."
      )}
    </div>
  );
};
