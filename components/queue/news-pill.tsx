"use client";
import { grouped } from "@/components/ui/grouped";
import { Kbd } from "@/components/ui/kbd";
import { useShortcutOf } from "@/components/ui/use-hotkeys";
import type { News } from "./use-news";

/** Over the list, so that nothing moves: how many came in, and the way to them. */
export const NewsPill = ({ news }: { news: News }) => {
  const shortcutOf = useShortcutOf();
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-2 z-3 flex justify-center">
      {news.count > 0 ? (
        <button
          type="button"
          aria-keyshortcuts={shortcutOf(".")}
          onClick={news.show}
          className="pointer-events-auto inline-flex min-h-7 items-center gap-1.5 rounded-full bg-accent px-3 font-medium text-accent-ink shadow-float hover:bg-accent-hover max-md:min-h-11 max-md:px-4"
        >
          {grouped(news.count)} new
          <Kbd keys="." look="inherit" />
        </button>
      ) : null}
    </div>
  );
};
