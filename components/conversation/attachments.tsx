"use client";
import { useState } from "react";
import { cx } from "@/components/ui/cx";
import { latePart } from "@/components/ui/late-part";
import type { Attachment } from "@/lib/conversation/model";
import { fileKind, fileSize } from "./attachment-words";
import { Picture } from "./picture";
import { useThread } from "./thread-port";
import { useDownload } from "./use-download";

const Gallery = latePart("The gallery", () => import("./gallery").then((file) => file.Gallery));

const look =
  "inline-flex max-w-full items-center gap-2 rounded-l border border-line bg-surface py-1.5 pr-2.5 pl-2 text-m max-md:min-h-11";

const Face = ({ attachment }: { attachment: Attachment }) => (
  <>
    <span className="grid h-[30px] w-[26px] shrink-0 place-items-center rounded-s bg-sunken text-[9px] font-bold text-ink-2">
      {fileKind(attachment)}
    </span>
    <span className="min-w-0 text-left">
      <bdi className="block truncate">{attachment.name}</bdi>
      <span className="num block text-s text-ink-3">
        {fileSize(attachment.sizeBytes)}
        {attachment.href === null ? " · cannot be downloaded" : ""}
      </span>
    </span>
  </>
);

const File = ({ attachment, href }: { attachment: Attachment; href: string }) => {
  const { busy, onClick } = useDownload(href, attachment.name);
  return (
    <a
      className={cx(look, "hover:bg-hover", busy && "opacity-70")}
      href={href}
      download={attachment.name}
      aria-busy={busy}
      data-tip="Download"
      onClick={onClick}
    >
      <Face attachment={attachment} />
    </a>
  );
};

/** A box of one size whatever the picture is, so that nothing moves when it comes. */
const Thumbnail = ({
  attachment,
  preview,
  onOpen,
}: {
  attachment: Attachment;
  preview: string;
  onOpen: () => void;
}) => (
  <button
    type="button"
    aria-haspopup="dialog"
    onClick={onOpen}
    className="group/thumb block w-[148px] overflow-hidden rounded-l border border-line bg-surface text-left hover:border-line-strong"
  >
    <span className="block h-[104px] overflow-hidden bg-sunken">
      <Picture address={preview} alt="" lazy className="size-full object-cover" />
    </span>
    <span className="block px-2 py-1">
      <span className="sr-only">Open </span>
      <bdi className="block truncate text-s text-ink">{attachment.name}</bdi>{" "}
      <span className="num block text-xs text-ink-3">{fileSize(attachment.sizeBytes)}</span>
    </span>
  </button>
);

/** All pictures of the conversation, so that one goes from message to message; those of this message where there is no more. */
const usePictures = (own: readonly Attachment[]) => {
  const thread = useThread();
  return (): readonly Attachment[] => {
    const all = thread?.parts().flatMap(({ redacted, attachments }) => (redacted ? [] : attachments)) ?? [];
    const pictures = all.filter(({ preview }) => preview !== undefined);
    const mine = own.filter(({ preview }) => preview !== undefined);
    return mine.every(({ preview }) => pictures.some((one) => one.preview === preview)) ? pictures : mine;
  };
};

export const Attachments = ({ attachments }: { attachments: readonly Attachment[] }) => {
  const pictures = usePictures(attachments);
  const [open, setOpen] = useState<{ readonly all: readonly Attachment[]; readonly at: number } | null>(null);
  const show = (preview: string) => {
    const all = pictures();
    setOpen({ all, at: all.findIndex((one) => one.preview === preview) });
  };
  return (
    <>
      <ul aria-label="Attachments" className="mt-2 flex flex-wrap gap-2">
        {attachments.map((attachment, index) => (
          // Names repeat; their order within one part never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          <li key={index} className="min-w-0 max-w-full">
            {attachment.preview !== undefined ? (
              <Thumbnail
                attachment={attachment}
                preview={attachment.preview}
                onOpen={() => show(attachment.preview ?? "")}
              />
            ) : attachment.href === null ? (
              <span className={look}>
                <Face attachment={attachment} />
              </span>
            ) : (
              <File attachment={attachment} href={attachment.href} />
            )}
          </li>
        ))}
      </ul>
      {open ? <Gallery pictures={open.all} begin={open.at} onClose={() => setOpen(null)} /> : null}
    </>
  );
};
