"use client";
import ChevronDown from "lucide-react/icons/chevron-down";
import EyeOff from "lucide-react/icons/eye-off";
import { Button, buttonLook } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { latePart } from "@/components/ui/late-part";
import { Menu } from "@/components/ui/menu";
import { type Part, personName } from "@/lib/conversation/model";
import { MessageBody } from "./message-body";
import { anchorOf } from "./part-link";
import { useReading } from "./reading";
import { type ThreadPort, useThread } from "./thread-port";
import { useImageRows } from "./use-mail-rows";
import { useSenderImages } from "./use-sender-images";

const MailFrame = latePart("The message as it was sent", () =>
  import("./mail-frame").then((file) => file.MailFrame),
);
const PlainWords = latePart("The plain text", () => import("./plain-words").then((file) => file.PlainWords));

const HeldImages = ({ part, onShow }: { part: Part; onShow: () => void }) => {
  const [, ...more] = useImageRows(part);
  return (
    <span className="inline-flex">
      <Button
        className="rounded-r-none"
        onClick={(event) => {
          stayAt(event.currentTarget);
          onShow();
        }}
      >
        Show images
      </Button>
      <Menu
        label="Show images"
        buttonLabel="More about images"
        tip="More about images"
        items={more}
        className={cx(buttonLook(), "rounded-l-none border-l-0 px-1.5 max-md:px-2.5")}
      >
        <Icon of={ChevronDown} size={14} />
      </Menu>
    </span>
  );
};

const Trackers = ({ count }: { count: number }) => (
  <span className="inline-flex items-center gap-1 text-s text-ink-3">
    <Icon of={EyeOff} size={13} />
    {count === 1 ? "1 tracking image removed" : `${count} tracking images removed`}
  </span>
);

/** What was pressed goes away with the press: whoever is there goes on from the message. */
const stayAt = (pressed: Element | null) =>
  pressed?.closest<HTMLElement>("article")?.focus({ preventScroll: true });

const frameAddress = ({ conversationId, ticketId }: ThreadPort, part: string): string =>
  `/api/${ticketId === undefined ? `conversations/${conversationId}` : `tickets/${ticketId}`}/parts/${part}/frame`;

/** What a message says, the way it is wanted: simply, as plain text, or as it was sent. */
export const MessageWords = ({ part, html }: { part: Part; html: string }) => {
  const name = anchorOf(part);
  const thread = useThread();
  const { plain, images, asSent, showImages, showAsSent } = useReading(name);
  const { always } = useSenderImages(part.author);
  const shows = images || always;
  const id = part.partType === "source" ? "source" : part.id;
  const canFrame = thread !== null && !part.pending;
  if (asSent && canFrame) {
    return (
      <MailFrame
        address={frameAddress(thread, id)}
        senderName={personName(part.author)}
        images={shows}
        hasImages={part.hasRemoteImages}
        onImages={() => {
          stayAt(document.activeElement);
          showImages(name);
        }}
        onClose={() => {
          stayAt(document.activeElement);
          showAsSent(null);
        }}
      />
    );
  }
  const holds = part.hasRemoteImages && !shows && !plain;
  const offersFrame = part.heavy === true && canFrame;
  const trackers = part.trackers ?? 0;
  return (
    <>
      {plain ? <PlainWords html={html} part={id} /> : <MessageBody html={html} showImages={shows} />}
      {holds || offersFrame || trackers > 0 ? (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          {holds ? <HeldImages part={part} onShow={() => showImages(name)} /> : null}
          {offersFrame ? <Button onClick={() => showAsSent(name)}>Show as sent</Button> : null}
          {trackers > 0 ? <Trackers count={trackers} /> : null}
        </div>
      ) : null}
    </>
  );
};
