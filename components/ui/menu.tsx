"use client";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cx } from "./cx";
import { Icon, type IconShape } from "./icon";
import { Kbd } from "./kbd";
import { placeBelow } from "./place";

export type MenuItem = {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconShape | undefined;
  readonly keys?: string | undefined;
  /** Given for a choice among several: a tick and `menuitemradio`. */
  readonly checked?: boolean | undefined;
  /** Why it cannot be chosen just now: said below it, and a press does nothing. */
  readonly why?: string | null | undefined;
  readonly onSelect: () => void;
};

export type MenuProps = {
  readonly label: string;
  /** A function draws `MenuRows` when the list opens: of many menus on a page, most are never opened. */
  readonly items: readonly MenuItem[] | ((onDone: () => void) => ReactNode);
  /** What the button holds. */
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly tip?: string | undefined;
  /** The button's name where its content does not say it. */
  readonly buttonLabel?: string | undefined;
};

const Row = ({ item, onDone }: { item: MenuItem; onDone: () => void }) => (
  <button
    type="button"
    {...(item.checked === undefined
      ? { role: "menuitem" }
      : { role: "menuitemradio", "aria-checked": item.checked })}
    tabIndex={-1}
    aria-disabled={item.why ? true : undefined}
    onClick={() => {
      if (item.why) return;
      onDone();
      item.onSelect();
    }}
    className="flex min-h-8 w-full items-center gap-2.5 rounded-m px-2.5 text-left hover:bg-hover focus-visible:bg-hover focus-visible:outline-offset-[-2px] aria-disabled:cursor-default aria-disabled:text-ink-3 max-md:min-h-12 max-md:text-l"
  >
    {item.icon ? <Icon of={item.icon} className="text-ink-3" /> : null}
    <bdi className={cx("min-w-0 flex-1 [overflow-wrap:anywhere]", item.checked && "font-semibold")}>
      {item.label}
      {item.why ? <span className="block text-xs text-ink-3">{item.why}</span> : null}
    </bdi>
    {item.checked ? <span aria-hidden="true">✓</span> : null}
    {item.keys ? <Kbd keys={item.keys} /> : null}
  </button>
);

type MenuRowsProps = { readonly items: readonly MenuItem[]; readonly onDone: () => void };

export const MenuRows = ({ items, onDone }: MenuRowsProps) =>
  items.map((item) => <Row key={item.id} item={item} onDone={onDone} />);

const focusItem = (list: HTMLElement, step: (at: number, count: number) => number) => {
  const items = [...list.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
  items[step(at, items.length)]?.focus();
};

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at <= 0 ? count - 1 : at - 1),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A button that opens a short list of things to do. Native popover: closes on Esc and on a press elsewhere. */
export const Menu = ({ label, items, children, className, tip, buttonLabel }: MenuProps) => {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    // The items are drawn just before the browser shows the list: only then has it a size, and can take focus.
    const frame = requestAnimationFrame(() => {
      if (!list.current || !button.current) return;
      placeBelow(list.current, button.current);
      focusItem(list.current, () => 0);
    });
    return () => cancelAnimationFrame(frame);
  }, [open]);
  const done = () => list.current?.hidePopover();
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = steps[event.key];
    if (step) focusItem(event.currentTarget, step);
    else if (event.key === "Tab") list.current?.hidePopover();
    else return;
    if (step) event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={buttonLabel}
        data-tip={tip}
        popoverTarget={id}
        className={className}
      >
        {children}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onBeforeToggle={(event) => {
          if (event.newState === "open") setOpen(true);
        }}
        onToggle={(event) => {
          setOpen(event.newState === "open");
          if (event.newState === "closed" && list.current?.contains(document.activeElement))
            button.current?.focus();
        }}
        onKeyDown={onKeyDown}
        className="rise inset-auto m-0 max-h-[70vh] max-w-[min(100vw-16px,360px)] min-w-48 overflow-auto rounded-l border border-line bg-surface p-1 text-ink shadow-float"
      >
        {!open ? null : typeof items === "function" ? items(done) : <MenuRows items={items} onDone={done} />}
      </div>
    </>
  );
};
