"use client";
import { MenuRows } from "@/components/ui/menu";
import type { Part } from "@/lib/conversation/model";
import type { ThreadPort } from "./thread-port";
import { hasLink, useCopyLink } from "./use-copy-link";
import { hasMailRows, useMailRows } from "./use-mail-rows";
import { useRedactRow } from "./use-redact-row";

/** Whether `MessageRows` draws any, known without drawing them. What can be redacted has a link. */
export const hasRows = (part: Part, thread: ThreadPort | null): boolean =>
  hasLink(part, thread) || hasMailRows(part);

/** All that is offered for a message that Intercom has. */
export const MessageRows = ({ part, onDone }: { part: Part; onDone: () => void }) => {
  const items = [...useCopyLink(part), ...useMailRows(part), ...useRedactRow(part)];
  return <MenuRows items={items} onDone={onDone} />;
};
