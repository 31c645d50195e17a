"use client";
import Copy from "lucide-react/icons/copy";
import { type ReactNode, useRef } from "react";
import { copyText } from "@/components/ui/copy-text";
import { Icon } from "@/components/ui/icon";
import { useToasts } from "@/components/ui/toasts";

export type CopyValueProps = {
  /** What is copied. */
  readonly text: string;
  /** What it is, as in "E-mail address copied". */
  readonly what: string;
  readonly children?: ReactNode;
};

/** A value that a press or Enter copies. */
export const CopyValue = ({ text, what, children }: CopyValueProps) => {
  const { show } = useToasts();
  const ref = useRef<HTMLButtonElement>(null);
  const copy = async () => {
    const copied = await copyText(text, ref.current?.closest("dialog") ?? document.body);
    show(
      copied
        ? { text: `${what} copied` }
        : { tone: "late", text: "The browser did not let it be copied. Select it and copy it by hand." },
    );
  };
  return (
    <button
      ref={ref}
      type="button"
      aria-label={`${what}: ${text}, copy`}
      data-tip={`Copy the ${what.charAt(0).toLowerCase()}${what.slice(1)}`}
      onClick={() => void copy()}
      className="group -mx-1 block min-h-6 max-w-[calc(100%+8px)] rounded-s px-1 text-left select-text hover:bg-hover max-md:min-h-11"
    >
      <bdi className="[overflow-wrap:anywhere]">{children ?? text}</bdi>
      <Icon
        of={Copy}
        size={11}
        className="ml-1 inline align-[-1px] text-ink-3 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 max-md:opacity-100"
      />
    </button>
  );
};
