"use client";
import LinkIcon from "lucide-react/icons/link";
import MessageSquareText from "lucide-react/icons/message-square-text";
import Paperclip from "lucide-react/icons/paperclip";
import { type MouseEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { composerWords, statusOf } from "./composer-words";
import type { ComposerNow } from "./use-composer";

const Attach = ({ now, disabled }: { now: ComposerNow; disabled: boolean }) => {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          now.attach([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <IconButton
        icon={Paperclip}
        label="Attach files"
        disabled={disabled}
        onClick={() => picker.current?.click()}
      />
    </>
  );
};

/** Below the field: what can be put into it, how it stands, and what sends it. */
export const ComposerFoot = ({
  now,
  disabled,
  idle,
  hint,
  onAsk,
}: {
  now: ComposerNow;
  disabled: boolean;
  idle: boolean;
  /** Stands where there is nothing to say of the draft. */
  hint: string;
  onAsk: (what: "replies" | "url") => void;
}) => {
  const { draft, canSend, send } = now;
  /** The second half of a double click answers nothing that the first has asked. */
  const sends =
    (closing: boolean) =>
    ({ detail }: MouseEvent) => {
      if (detail < 2) void send({ closing });
    };
  return (
    <div
      className={cx(
        "sticky bottom-0 flex flex-wrap items-center gap-x-1 gap-y-1 rounded-b-xl bg-inherit px-2 pb-2",
        idle && "small:hidden",
      )}
    >
      <Attach now={now} disabled={disabled} />
      <IconButton
        icon={LinkIcon}
        label="Attach from a web address"
        disabled={disabled}
        onClick={() => onAsk("url")}
      />
      <IconButton
        icon={MessageSquareText}
        label="Saved replies"
        keys="m"
        disabled={disabled}
        onClick={() => onAsk("replies")}
      />
      <p
        role="status"
        className={cx(
          "ml-1 min-w-0 flex-1 basis-28 text-s [overflow-wrap:anywhere]",
          now.tooLong || now.open.length > 0 ? "text-late" : "text-ink-3",
        )}
      >
        {statusOf(draft, now.kept, now.open) || hint}
      </p>
      <span className="ml-auto flex flex-wrap justify-end gap-1">
        {now.offersClose && now.mode === "reply" && draft.text.trim() !== "" ? (
          <Button
            variant="ghost"
            disabled={!canSend || draft.files.length + draft.urls.length > 0}
            onClick={sends(true)}
            aria-keyshortcuts="Control+Shift+Enter"
          >
            Send and close
          </Button>
        ) : null}
        <Button variant="solid" disabled={!canSend} onClick={sends(false)} aria-keyshortcuts="Control+Enter">
          {composerWords[now.mode].send}
        </Button>
      </span>
    </div>
  );
};
