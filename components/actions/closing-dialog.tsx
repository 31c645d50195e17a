"use client";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { KeyCaps } from "@/components/ui/key-caps";
import { pressOf } from "@/components/ui/keys";
import { useAnswerLetters } from "@/components/ui/use-answer-letters";
import { useKeyOf, useShortcutOf } from "@/components/ui/use-hotkeys";
import { headline } from "@/lib/conversation/model";
import type { ClosingCase } from "./closing-case";
import { ClosingRows } from "./closing-rows";
import { useFound } from "./use-found";
import { quote } from "./wording";

type Props = {
  readonly closing: ClosingCase;
  /** Opens the conversation. */
  readonly onLook?: ((id: string) => void) | undefined;
  readonly onClose: () => void;
};

const Cap = ({ letter, look }: { letter: string; look: "cap" | "inherit" }) => (
  <span aria-hidden="true" className="inline-flex max-md:hidden">
    <KeyCaps keys={letter} look={look} />
  </span>
);

/**
 * What stands open in what one is about to close; the same key again goes ahead. A question that comes by itself has letters of its own,
 * as “It changed since you looked” has: a key that was meant for the next conversation must not go ahead.
 */
export const ClosingDialog = ({ closing, onLook, onClose }: Props) => {
  const { found, told } = useFound(closing);
  const { late } = closing;
  const ahead = () => {
    onClose();
    closing.goAhead(told);
  };
  const leave = () => {
    onClose();
    closing.onLeave?.();
  };
  const [first] = closing.found;
  const look = () => {
    leave();
    if (first) onLook?.(first.conversation.id);
  };
  const isNothing = found.length === 0;
  const latest = useRef(ahead);
  useEffect(() => {
    latest.current = ahead;
  });
  useEffect(() => {
    if (isNothing) latest.current();
  }, [isNothing]);
  const single = closing.of === 1;
  const close = { title: "Before you close", label: single ? "Close anyway" : `Close all ${closing.of}` };
  const { title, label, key } = closing.words ?? { ...close, key: "e" };
  const aheadKey = useKeyOf()(key);
  const shortcutOf = useShortcutOf();
  const { letters, wasTyping } = useAnswerLetters();
  const onKeyDown = (event: KeyboardEvent) => {
    const press = event.repeat ? undefined : pressOf(event.nativeEvent);
    if (press === undefined || (late && !letters)) return;
    if (press === (late ? "y" : aheadKey)) ahead();
    else if (late && press === "o") look();
    else return;
    event.preventDefault();
  };
  const shown = letters ? (letter: string) => letter : () => undefined;
  const footer = late ? (
    <>
      <Button className="mr-auto" onClick={leave}>
        Leave it open
      </Button>
      <Button aria-keyshortcuts={shown("y")} onClick={ahead}>
        {label}
        {letters ? <Cap letter="y" look="cap" /> : null}
      </Button>
      <Button variant="solid" aria-keyshortcuts={shown("o")} data-first-focus onClick={look}>
        Look
        {letters ? <Cap letter="o" look="inherit" /> : null}
      </Button>
    </>
  ) : (
    <>
      <Button onClick={leave}>Back</Button>
      <Button variant="solid" data-first-focus aria-keyshortcuts={shortcutOf(key)} onClick={ahead}>
        {label}
        <Kbd keys={key} look="inherit" />
      </Button>
    </>
  );
  const name = first ? quote(headline(first.conversation)) : "";
  return (
    <Dialog title={title} width="s" asks onClose={leave} onKeyDown={onKeyDown} footer={footer}>
      <p
        className="text-ink-2 outline-none"
        tabIndex={-1}
        data-first-focus={(late && wasTyping) || undefined}
      >
        {late ? `Not closed yet: ${name}` : single ? name : `Of ${closing.of} conversations:`}
      </p>
      <ClosingRows found={found} single={single} />
    </Dialog>
  );
};
