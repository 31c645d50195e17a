"use client";
import FileIcon from "lucide-react/icons/file";
import LinkIcon from "lucide-react/icons/link";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import type { FileRef } from "@/lib/actions/input";
import type { DraftContent } from "@/lib/api/drafts";
import { type Uploading, uploads, useUploading } from "./uploading";

const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

const Chip = ({
  picture,
  name,
  detail,
  late = false,
  children,
}: {
  picture: ReactNode;
  name: string;
  detail: string;
  late?: boolean;
  children: ReactNode;
}) => (
  <li className="flex min-h-9 max-w-full items-center gap-2 rounded-m border border-line-strong bg-surface py-0.5 pr-0.5 pl-1.5 text-s">
    {picture}
    <span className="min-w-0">
      <bdi className="block max-w-44 truncate">{name}</bdi>
      <span className={late ? "block max-w-60 text-late" : "num block text-ink-3"}>{detail}</span>
    </span>
    <span className="flex">{children}</span>
  </li>
);

const Kept = ({ file, onRemove }: { file: FileRef; onRemove: () => void }) => (
  <Chip
    name={file.name}
    detail={sizeWords(file.sizeBytes)}
    picture={
      file.contentType.startsWith("image/") ? (
        // biome-ignore lint/performance/noImgElement: the optimiser is off, and this is the member's own file
        <img
          src={`/api/uploads/${file.uploadId}`}
          alt=""
          width={28}
          height={28}
          className="size-7 rounded-s object-cover"
        />
      ) : (
        <Icon of={FileIcon} className="text-ink-3" />
      )
    }
  >
    <IconButton icon={X} label={`Remove ${file.name}`} iconSize={14} onClick={onRemove} />
  </Chip>
);

const Coming = ({ one }: { one: Uploading }) => (
  <Chip
    name={one.file.name}
    late={one.error !== null}
    detail={one.error ?? `${Math.round(one.progress * 100)} % of ${sizeWords(one.file.size)}`}
    picture={
      one.error === null ? (
        <progress
          aria-label={`Uploading ${one.file.name}`}
          value={one.progress}
          max={1}
          className="h-1.5 w-7 accent-(--accent)"
        />
      ) : (
        <Icon of={FileIcon} className="text-late" />
      )
    }
  >
    {one.error === null ? null : (
      <IconButton
        icon={RotateCcw}
        label={`Try ${one.file.name} again`}
        iconSize={14}
        onClick={() => uploads.again(one)}
      />
    )}
    <IconButton
      icon={X}
      label={one.error === null ? `Cancel ${one.file.name}` : `Remove ${one.file.name}`}
      iconSize={14}
      onClick={() => uploads.cancel(one)}
    />
  </Chip>
);

/** What goes with the message: there, on its way, or not come through. */
export const ComposerFiles = ({
  owner,
  place,
  draft,
  onChange,
}: {
  owner: string;
  place: string;
  draft: DraftContent;
  onChange: (change: Partial<DraftContent>) => void;
}) => {
  const coming = useUploading(owner, place);
  if (draft.files.length + draft.urls.length + coming.length === 0) return null;
  return (
    <ul aria-label="Attachments" className="flex flex-wrap gap-1.5 px-3 pb-2">
      {draft.files.map((file) => (
        <Kept
          key={file.uploadId}
          file={file}
          onRemove={() => onChange({ files: draft.files.filter((one) => one !== file) })}
        />
      ))}
      {draft.urls.map((url) => (
        <Chip
          key={url}
          name={url}
          detail="from the web"
          picture={<Icon of={LinkIcon} className="text-ink-3" />}
        >
          <IconButton
            icon={X}
            label={`Remove ${url}`}
            iconSize={14}
            onClick={() => onChange({ urls: draft.urls.filter((one) => one !== url) })}
          />
        </Chip>
      ))}
      {coming.map((one) => (
        <Coming key={one.id} one={one} />
      ))}
    </ul>
  );
};
