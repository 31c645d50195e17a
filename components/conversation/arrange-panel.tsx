"use client";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import ChevronRight from "lucide-react/icons/chevron-right";
import Eye from "lucide-react/icons/eye";
import EyeOff from "lucide-react/icons/eye-off";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useSetSetting, useSetting } from "@/components/data/settings";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { labelOf } from "./attribute-words";
import { contactFields } from "./contact-words";
import { numberFields } from "./number-words";
import { arranged, fieldId, moved, panelSections, type SectionId, withHidden } from "./panel-order";

type Row = { readonly id: string; readonly title: string };

type ListProps = {
  readonly label: string;
  readonly rows: readonly Row[];
  /** The fields of a section, where it has some. */
  readonly fieldsOf?: (id: string) => readonly Row[];
};

type Focus = { readonly id: string; readonly on: "up" | "down" };

const useArranging = (rows: readonly Row[]) => {
  const order = useSetting("panelOrder");
  const hidden = useSetting("hiddenPanels");
  const set = useSetSetting();
  const shown = arranged(rows, ({ id }) => id, order);
  const ids = shown.map(({ id }) => id);
  return {
    shown,
    hidden,
    move: (id: string, step: -1 | 1) => set("panelOrder", moved(ids, id, step, order)),
    toggle: (id: string) => set("hiddenPanels", withHidden(hidden, id)),
  };
};

/** A moved row is put elsewhere in the page, and its button would lose the focus. */
const useKeptFocus = (list: { readonly current: HTMLElement | null }) => {
  const [focus, setFocus] = useState<Focus | null>(null);
  useEffect(() => {
    if (focus === null) return;
    const row = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].find(
      (one) => one.dataset.row === focus.id,
    );
    const other = focus.on === "up" ? "down" : "up";
    const button = [focus.on, other]
      .map((on) => row?.querySelector<HTMLButtonElement>(`[data-move="${on}"]`))
      .find((one) => one && !one.disabled);
    button?.focus();
  }, [focus, list]);
  return setFocus;
};

const List = ({ label, rows, fieldsOf }: ListProps) => {
  const { shown, hidden, move, toggle } = useArranging(rows);
  const list = useRef<HTMLUListElement>(null);
  const keep = useKeptFocus(list);
  const [open, setOpen] = useState<string | null>(null);
  const go = (id: string, step: -1 | 1) => {
    move(id, step);
    keep({ id, on: step < 0 ? "up" : "down" });
  };
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    if (!event.shiftKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    go(id, event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <ul ref={list} aria-label={label} className="flex flex-col">
      {shown.map(({ id, title }, index) => {
        const fields = fieldsOf?.(id) ?? [];
        const isOff = hidden.includes(id);
        return (
          <li key={id} data-row={id} className="border-b border-line last:border-0">
            {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons inside it */}
            <div
              className="flex min-h-9 items-center gap-0.5 max-md:min-h-12"
              onKeyDown={(event) => onKeyDown(event, id)}
            >
              {fields.length > 0 ? (
                <IconButton
                  icon={ChevronRight}
                  iconSize={13}
                  label={`Fields of ${title}`}
                  aria-expanded={open === id}
                  onClick={() => setOpen(open === id ? null : id)}
                  className={cx("size-7", open === id && "[&_svg]:rotate-90")}
                />
              ) : (
                <span className="w-7 shrink-0 max-md:w-2" />
              )}
              <bdi
                className={cx("min-w-0 flex-1 [overflow-wrap:anywhere]", isOff && "text-ink-3 line-through")}
              >
                {title}
              </bdi>
              <IconButton
                icon={ArrowUp}
                iconSize={14}
                label={`Move ${title} up`}
                data-move="up"
                disabled={index === 0}
                onClick={() => go(id, -1)}
              />
              <IconButton
                icon={ArrowDown}
                iconSize={14}
                label={`Move ${title} down`}
                data-move="down"
                disabled={index === shown.length - 1}
                onClick={() => go(id, 1)}
              />
              <IconButton
                icon={isOff ? EyeOff : Eye}
                iconSize={14}
                label={isOff ? `Show ${title}` : `Hide ${title}`}
                onClick={() => toggle(id)}
              />
            </div>
            {open === id && fields.length > 0 ? (
              <div className="pb-2 pl-5">
                <List label={`Fields of ${title}`} rows={fields} />
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
};

const useFields = (): ((id: string) => readonly Row[]) => {
  const attributes = useWorkspace()?.attributes;
  const named = (section: SectionId, rows: readonly Row[]) =>
    rows.map(({ id, title }) => ({ id: fieldId(section, id), title }));
  const ofKinds = (section: SectionId, kinds: readonly { readonly name: string; readonly label: string }[]) =>
    named(
      section,
      kinds.map(({ name, label }) => ({ id: name, title: labelOf(label) })),
    );
  return (id) => {
    if (id === "contact") return named("contact", contactFields);
    if (id === "numbers") return named("numbers", numberFields);
    if (id === "attributes") return ofKinds("attributes", attributes?.conversation ?? []);
    return id === "about" ? ofKinds("about", attributes?.contact ?? []) : [];
  };
};

/** Puts the panel's sections, and the fields within them, in one's own order; what is put away comes back here. */
export const ArrangePanel = ({ onClose }: { readonly onClose: () => void }) => {
  const set = useSetSetting();
  const fieldsOf = useFields();
  const reset = () => {
    set("panelOrder", []);
    set("hiddenPanels", []);
  };
  return (
    <Dialog
      title="Arrange this panel"
      width="s"
      onClose={onClose}
      footer={
        <>
          <Button variant="ghost" onClick={reset}>
            As it comes
          </Button>
          <Button variant="solid" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p className="mb-2 text-s text-ink-3">
        Shift with an arrow key moves a row. It goes with you to every browser.
      </p>
      <List label="Sections of the panel" rows={panelSections} fieldsOf={fieldsOf} />
    </Dialog>
  );
};
