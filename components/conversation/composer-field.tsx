"use client";
import type { RefObject } from "react";
import { cx } from "@/components/ui/cx";
import { leaveField } from "@/components/ui/keep-focus";
import { pastedFiles } from "@/components/ui/pasted-files";
import { composerWords } from "./composer-words";
import type { ComposerNow } from "./use-composer";

/** The field itself: grows with the words, takes pictures that are pasted, sends at Ctrl+Enter. */
export const ComposerField = ({
  now,
  field,
  blocked,
  idle,
  onFocus,
}: {
  now: ComposerNow;
  field: RefObject<HTMLTextAreaElement | null>;
  blocked: string | null;
  idle: boolean;
  onFocus: () => void;
}) => {
  const words = composerWords[now.mode];
  return (
    <textarea
      ref={field}
      dir="auto"
      rows={2}
      value={now.draft.text}
      disabled={blocked !== null}
      onFocus={onFocus}
      onChange={(event) => now.write({ text: event.target.value })}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
          event.preventDefault();
          if (!event.repeat) void now.send({ closing: event.shiftKey });
        } else if (event.key === "Escape") leaveField(field.current);
      }}
      onPaste={(event) => {
        const files = pastedFiles(event.clipboardData);
        if (files.length === 0) return;
        event.preventDefault();
        now.attach(files);
      }}
      aria-label={words.label(now.name)}
      aria-invalid={now.tooLong || undefined}
      placeholder={blocked ?? words.hint(now.name)}
      className={cx(
        "field-sizing-content block max-h-[38vh] min-h-14 w-full resize-none bg-transparent px-3 py-2 text-l outline-none max-md:text-[16px]",
        idle && "small:min-h-11",
      )}
    />
  );
};
