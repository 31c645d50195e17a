"use client";
import ChevronRight from "lucide-react/icons/chevron-right";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useSetSetting, useSetting } from "@/components/data/settings";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { isFolded, panelSections, type SectionId, withFold } from "./panel-order";

const titles: Readonly<Record<string, string>> = Object.fromEntries(
  panelSections.map(({ id, title }) => [id, title]),
);

/** By section, in pixels: as high as it was with the conversation before. */
const heights = new Map<SectionId, number>();

type KeptHeightProps = { readonly id: SectionId; readonly loading: boolean; readonly children: ReactNode };

const KeptHeight = ({ id, loading, children }: KeptHeightProps) => {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = ref.current;
    if (loading || box === null) return;
    // Told once it has been measured for the frame: asking now would have it measured for this alone.
    const watch = new ResizeObserver(() => heights.set(id, box.offsetHeight));
    watch.observe(box);
    return () => watch.disconnect();
  }, [id, loading]);
  return (
    <div ref={ref} className="mt-1" style={loading ? { minHeight: heights.get(id) } : undefined}>
      {children}
    </div>
  );
};

export type PanelSectionProps = {
  readonly id: SectionId;
  /** Said beside the title, also while it is folded: a number, mostly. */
  readonly aside?: ReactNode;
  /** What it shows is still to come: it keeps the height that it last had, so that little moves below it. */
  readonly loading?: boolean;
  /** A button beside the title. */
  readonly tool?: ReactNode;
  readonly children: ReactNode;
};

/** One section of the panel: its title folds it away, for this member and from then on. */
export const PanelSection = ({ id, aside, loading = false, tool, children }: PanelSectionProps) => {
  const hidden = useSetting("hiddenPanels");
  const set = useSetSetting();
  const folded = isFolded(hidden, id);
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} data-panel={id} className="mt-4">
      <div className="flex items-center gap-1">
        <h2 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={!folded}
            onClick={() => set("hiddenPanels", withFold(hidden, id))}
            className="-ml-1 flex min-h-6 w-full items-center gap-1 rounded-m px-1 text-left text-s font-semibold text-ink-2 hover:bg-hover hover:text-ink max-md:min-h-11"
          >
            <Icon
              of={ChevronRight}
              size={12}
              className={cx("shrink-0 text-ink-3 transition-transform duration-100", !folded && "rotate-90")}
            />
            <span id={titleId} className="min-w-0 flex-1">
              {titles[id]}
            </span>
            {aside === undefined ? null : <span className="num font-normal text-ink-3">{aside}</span>}
          </button>
        </h2>
        {tool}
      </div>
      {folded ? null : (
        <KeptHeight id={id} loading={loading}>
          {children}
        </KeptHeight>
      )}
    </section>
  );
};
