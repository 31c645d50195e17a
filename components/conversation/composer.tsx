"use client";
import { type FocusEvent, useEffect, useMemo, useRef, useState } from "react";
import { type OfferedCommand, useOfferCommands } from "@/components/data/commands-port";
import { isEmptyDraft } from "@/components/data/draft";
import { cx } from "@/components/ui/cx";
import { latePart } from "@/components/ui/late-part";
import { useDroppedFiles } from "@/components/ui/use-dropped-files";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { ComposerField } from "./composer-field";
import { ComposerFiles } from "./composer-files";
import { ComposerFoot } from "./composer-foot";
import { useTellComposerPlace } from "./composer-place";
import type { ComposerProps } from "./composer-props";
import { ComposerTabs } from "./composer-tabs";
import { composerWords } from "./composer-words";
import { DraftDiffers } from "./draft-differs";
import { insertText } from "./insert-text";
import { OutgoingHere } from "./outgoing-here";
import { SpeakFor } from "./speak-for";
import { useComposer } from "./use-composer";

const ReplyPicker = latePart("The saved replies", () =>
  import("./reply-picker").then((file) => file.ReplyPicker),
);
const UrlDialog = latePart("The form for web addresses", () =>
  import("./url-dialog").then((file) => file.UrlDialog),
);

/** On a phone the field takes no more room than it must until somebody writes. */
const useWithin = () => {
  const [within, setWithin] = useState(false);
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setWithin(false);
  };
  // Not for a press on a tab: it would slide away under the thumb before it is let go.
  return { within, onBlur, onFieldFocus: () => setWithin(true) };
};

const none: readonly OfferedCommand[] = [];

/** Their key, and the palette's row. */
const useSavedReplies = (may: boolean, show: () => void) => {
  useHotkeys({ m: () => (may ? show() : false) });
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  const commands = useMemo(
    () => [
      {
        id: "writing:replies",
        label: "Use a saved reply",
        words: "macro template",
        keys: "m",
        group: "Write",
        run: () => latest.current(),
      },
    ],
    [],
  );
  useOfferCommands(may ? commands : none);
};

export const Composer = (props: ComposerProps) => {
  const { owner, conversation, blocked, maySpeak, hint = "" } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const section = useRef<HTMLElement>(null);
  const now = useComposer(props, field);
  const { draft, place, write } = now;
  const { within, onBlur, onFieldFocus } = useWithin();
  const [asked, setAsked] = useState<"replies" | "url" | null>(null);
  useTellComposerPlace(place);
  const dropping = useDroppedFiles(section, blocked === null, now.attach, "main");
  useSavedReplies(blocked === null, () => setAsked("replies"));
  const idle = !within && isEmptyDraft(draft) && now.coming.length === 0;
  const close = () => setAsked(null);
  return (
    <>
      <OutgoingHere place={place} />
      <section
        ref={section}
        aria-label="Write"
        onBlur={onBlur}
        className={cx(
          "writer relative mx-4 mb-3.5 rounded-xl border border-line-strong max-md:mx-2 max-md:mb-2",
          composerWords[now.mode].look,
        )}
      >
        <ComposerTabs
          modes={maySpeak ? ["reply", "note", "contact"] : ["reply", "note"]}
          now={now.mode}
          onPick={now.pick}
        />
        {now.mode === "contact" ? (
          <SpeakFor
            contacts={conversation.contacts}
            speaker={now.speaker}
            onChange={(contactId) => write({ contactId })}
          />
        ) : null}
        <ComposerField now={now} field={field} blocked={blocked} idle={idle} onFocus={onFieldFocus} />
        {now.theirs === null ? null : <DraftDiffers owner={owner} theirs={now.theirs} />}
        <ComposerFiles owner={owner} place={place} draft={draft} onChange={write} />
        <ComposerFoot
          now={now}
          disabled={blocked !== null}
          idle={idle}
          hint={now.mode === "reply" ? hint : ""}
          onAsk={setAsked}
        />
        {dropping ? (
          <p className="pointer-events-none absolute inset-0 grid place-items-center rounded-xl border-2 border-accent border-dashed bg-accent-soft font-semibold text-accent">
            Drop to attach
          </p>
        ) : null}
      </section>
      {asked === "replies" ? (
        <ReplyPicker
          conversation={conversation}
          subject={props.subject ?? "conversation"}
          onInsert={(text) => insertText(field.current, text)}
          onClose={close}
        />
      ) : null}
      {asked === "url" ? <UrlDialog onAdd={now.attachAddress} onClose={close} /> : null}
    </>
  );
};
