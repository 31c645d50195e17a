import { cx } from "@/components/ui/cx";
import type { Attachment } from "@/lib/conversation/model";

const kind = (attachment: Attachment): string => {
  const extension = /\.([a-z0-9]{1,4})$/i.exec(attachment.name)?.[1];
  return (extension ?? attachment.contentType.split("/")[1] ?? "file").slice(0, 4).toUpperCase();
};

const size = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
};

const look =
  "inline-flex max-w-full items-center gap-2 rounded-l border border-line bg-surface py-1.5 pr-2.5 pl-2 text-m max-md:min-h-11";

const Face = ({ attachment }: { attachment: Attachment }) => (
  <>
    <span className="grid h-[30px] w-[26px] shrink-0 place-items-center rounded-s bg-sunken text-[9px] font-bold text-ink-2">
      {kind(attachment)}
    </span>
    <span className="min-w-0 text-left">
      <bdi className="block truncate">{attachment.name}</bdi>
      <span className="num block text-s text-ink-3">
        {attachment.sizeBytes === null ? "size unknown" : size(attachment.sizeBytes)}
        {attachment.href === null ? " · cannot be downloaded" : ""}
      </span>
    </span>
  </>
);

export const Attachments = ({ attachments }: { attachments: readonly Attachment[] }) => (
  <ul aria-label="Attachments" className="mt-2 flex flex-wrap gap-2">
    {attachments.map((attachment, index) => (
      // Names repeat; their order within one part never changes.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
      <li key={index} className="min-w-0 max-w-full">
        {attachment.href === null ? (
          <span className={look}>
            <Face attachment={attachment} />
          </span>
        ) : (
          <a className={cx(look, "hover:bg-hover")} href={attachment.href} download={attachment.name}>
            <Face attachment={attachment} />
          </a>
        )}
      </li>
    ))}
  </ul>
);
