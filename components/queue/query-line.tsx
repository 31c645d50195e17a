"use client";
import Search from "lucide-react/icons/search";
import { memo } from "react";
import { QueryInk } from "@/components/data/query-ink";
import { queryLineId } from "@/components/data/query-line-id";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { useShortcutOf } from "@/components/ui/use-hotkeys";
import { optionId } from "./line-items";
import { queueLanguage } from "./use-language";
import { type QueryLineParts, useQueryLine } from "./use-query-line";

export type QueryLineProps = Omit<QueryLineParts, "language"> & {
  /** The queue's where none is given. */
  readonly language?: QueryLineParts["language"];
  readonly placeholder?: string;
};

const listId = `${queryLineId}-list`;
const problemsId = `${queryLineId}-problems`;
const letters =
  "col-start-1 row-start-1 px-1 py-px text-m leading-[26px] font-normal whitespace-pre-wrap [overflow-wrap:anywhere] [word-spacing:8px] max-md:py-[7px] max-md:text-[16px] max-md:leading-[30px]";

/** The query in one line: terms in colour, completed at the caret, mistakes underlined with the nearest query that works. */
export const QueryLine = memo(({ placeholder = "state:open waiting:>2h …", ...parts }: QueryLineProps) => {
  const line = useQueryLine({ language: queueLanguage, ...parts });
  const shortcutOf = useShortcutOf();
  const { SuggestionList } = line;
  const open = SuggestionList !== null && line.items.length > 0;
  const told = line.refused || (!open && line.problems.length > 0);
  const [first] = line.problems;
  return (
    // biome-ignore lint/a11y/useSemanticElements: React's own check of tags knows no <search> where tests run
    <div role="search" className="relative min-w-0 flex-1">
      <div className="flex gap-1.5 rounded-l border border-edge bg-bg py-[3px] pr-1.5 pl-2.5 max-md:py-0 focus-within:border-transparent focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent">
        <Icon of={Search} className="mt-1.5 text-ink-3 max-md:mt-3.5" />
        <div className="grid min-w-0 flex-1">
          <QueryInk
            text={line.text}
            problems={line.problems}
            className={cx(letters, "pointer-events-none")}
          />
          <textarea
            ref={line.field}
            id={queryLineId}
            rows={1}
            value={line.text}
            role="combobox"
            aria-label="Query"
            aria-keyshortcuts={shortcutOf("/")}
            aria-expanded={open}
            aria-controls={open ? listId : undefined}
            aria-autocomplete="list"
            aria-activedescendant={open && line.active >= 0 ? optionId(listId, line.active) : undefined}
            aria-invalid={line.problems.length > 0 || undefined}
            aria-describedby={told ? problemsId : undefined}
            placeholder={placeholder}
            enterKeyHint="search"
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            onChange={(event) => line.onChange(event.currentTarget)}
            onSelect={(event) => line.onSelect(event.currentTarget)}
            onFocus={line.onFocus}
            onBlur={line.onBlur}
            onKeyDown={line.onKeyDown}
            className={cx(
              letters,
              "resize-none overflow-hidden bg-transparent text-transparent caret-ink outline-none",
            )}
          />
        </div>
      </div>
      {open ? (
        <SuggestionList
          id={listId}
          items={line.items}
          active={line.active}
          onPick={line.pick}
          onForget={line.forget}
        />
      ) : null}
      <div id={problemsId} role="status">
        {told && first ? (
          <p className="mt-1.5 flex items-start gap-2 text-s text-late">
            <span className="min-w-0 flex-1 py-1">{first.message}</span>
            {first.mend ? (
              <Button
                onPointerDown={(event) => event.preventDefault()}
                onClick={line.mend}
                className="text-s"
              >
                {first.mend.label}
                <Kbd keys={line.mendKey} />
              </Button>
            ) : null}
          </p>
        ) : null}
        {line.refused && SuggestionList === null ? (
          <p className="mt-1.5 py-1 text-s text-late">
            Switchyard could not be reached to read the query. Enter tries again.
          </p>
        ) : null}
        {line.waits ? (
          <p className="mt-1.5 flex items-center gap-2 text-s text-ink-2">
            <span className="min-w-0 flex-1">Not applied: the list shows what was asked before.</span>
            {told ? null : (
              <Button onClick={line.apply} className="text-s">
                Apply
              </Button>
            )}
            <Button variant="ghost" onClick={line.putBack} className="text-s">
              Put back
            </Button>
          </p>
        ) : null}
      </div>
    </div>
  );
});
QueryLine.displayName = "QueryLine";
