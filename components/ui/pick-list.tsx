"use client";
import { type KeyboardEvent, type ReactNode, useContext, useId, useState } from "react";
import { firstMark } from "./first-mark";
import { HoldsField } from "./holds-field";
import { matches } from "./matches";
import { type PickItem, PickOption } from "./pick-option";
import { useDrawnOptions } from "./use-drawn-options";

export type PickListProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly items: readonly PickItem[];
  readonly onPick: (id: string) => void;
  /** Told of what is typed, for lists that are looked up. */
  readonly onType?: ((typed: string) => void) | undefined;
  /** Picking switches an item on or off, and `checked` says which are on. */
  readonly multiple?: boolean | undefined;
  /** What stands where nothing matches the typed words. */
  readonly empty?: ReactNode;
  /** Offers to make what was typed, e.g. a new tag. Null where that makes no sense for these words. */
  readonly create?:
    | ((typed: string) => { readonly label: string; readonly run: () => void } | null)
    | undefined;
  /** `items` are what the typed words find already, in the order to show. */
  readonly found?: boolean | undefined;
  /** Shows what is marked at its full length, below the list. */
  readonly preview?: ((id: string) => ReactNode) | undefined;
  /** What else there is to know, said below the list; null for nothing. */
  readonly hint?: string | null | undefined;
  /** What is wrong with the list, said below the field; null when all is well. */
  readonly warning?: string | null | undefined;
};

const createId = "·create";
/** A field over a list that it filters: arrows move, Enter picks. The field keeps focus throughout. */
export const PickList = ({
  label,
  placeholder,
  items,
  onPick,
  onType,
  multiple = false,
  empty,
  create,
  warning,
  found = false,
  preview,
  hint,
}: PickListProps) => {
  const id = useId();
  const isHeld = useContext(HoldsField);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState<number | null>(null);
  const matching = found
    ? items
    : items.filter((item) => matches(typed, `${item.label} ${item.words ?? ""}`));
  const offer = typed.trim() === "" ? null : (create?.(typed.trim()) ?? null);
  const shown = offer ? [...matching, { id: createId, label: offer.label }] : matching;
  const first = matching.length === 0 ? shown.length - 1 : firstMark(matching, typed);
  const at = active === null ? first : Math.min(active, shown.length - 1);
  const drawn = useDrawnOptions(at, isHeld);
  const marked = shown[at];
  const pick = (item: PickItem | undefined) => {
    if (!item || item.disabled) return;
    if (item.id === createId) offer?.run();
    else onPick(item.id);
    if (multiple) setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0)
      setActive((Math.max(at, step < 0 ? 0 : -1) + step + shown.length) % Math.max(1, shown.length));
    else if (event.key === "Enter") pick(shown[at]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="flex min-h-0 flex-col">
      <input
        // biome-ignore lint/a11y/noAutofocus: it opens in a dialog, whose first task this field is
        autoFocus={!isHeld}
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={marked && at < drawn ? `${id}-${at}` : undefined}
        placeholder={placeholder}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(null);
          onType?.(event.target.value);
        }}
        onKeyDown={onKeyDown}
        className="sticky top-0 z-1 w-full border-b border-line bg-surface px-4 py-3 text-l outline-none max-md:pr-14 max-md:text-[16px]"
      />
      {warning ? (
        <p role="status" className="bg-warm-soft px-4 py-2 text-s text-warm">
          {warning}
        </p>
      ) : null}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple || undefined}
        // The place of those that are drawn in a moment is kept for them.
        style={{ minHeight: `calc(${shown.length} * var(--option))` }}
        className="p-1.5 [--option:36px] max-md:[--option:48px]"
      >
        {shown.slice(0, drawn).map((item, index) => (
          <div key={item.id} role="presentation">
            {item.group && item.group !== shown[index - 1]?.group ? (
              <div role="presentation" className="px-2.5 pt-2.5 pb-1 text-xs font-semibold text-ink-3">
                {item.group}
              </div>
            ) : null}
            <PickOption
              id={`${id}-${index}`}
              item={item}
              active={index === at}
              selected={multiple ? item.checked === true : index === at}
              onPick={() => pick(item)}
              onPoint={() => setActive(index)}
            />
          </div>
        ))}
      </div>
      {shown.length === 0 ? (
        <p role="status" className="px-4 pt-1 pb-5 text-ink-2">
          {empty ?? "Nothing matches."}
        </p>
      ) : null}
      {preview && marked && marked.id !== createId ? (
        <section
          aria-label={`What “${marked.label}” says`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it may be longer than its place, and keys scroll it
          tabIndex={0}
          className="sticky bottom-0 max-h-[26vh] overflow-y-auto border-t border-line bg-surface px-4 py-2.5 text-m text-ink-2"
        >
          {preview(marked.id)}
        </section>
      ) : null}
      {hint ? (
        <p role="status" className="border-t border-line px-4 py-2 text-s text-ink-3">
          {hint}
        </p>
      ) : null}
    </div>
  );
};
