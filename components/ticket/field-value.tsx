import { useWorkspace } from "@/components/data/workspace-query";
import type { TicketField, TicketFile } from "@/lib/ticket/model";

const sizeWords = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 * 1024
      ? `${Math.round(bytes / 1024)} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

const File = ({ file }: { file: TicketFile }) => {
  const size = file.sizeBytes === null ? "" : ` · ${sizeWords(file.sizeBytes)}`;
  return (
    <li className="min-w-0">
      {file.href === null ? (
        <span>
          <bdi>{file.name}</bdi>
          {size} · cannot be fetched
        </span>
      ) : (
        <a
          href={file.href}
          download={file.name}
          className="inline-flex min-h-6 items-center text-accent hover:underline max-md:min-h-11"
        >
          <bdi className="[overflow-wrap:anywhere]">{file.name}</bdi>
          <span className="text-ink-3">{size}</span>
        </a>
      )}
    </li>
  );
};

/** A moment on the workspace's clock, as forms of it are filled in. */
const Moment = ({ value }: { value: string }) => {
  const timeZone = useWorkspace()?.timeZone ?? "UTC";
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone });
  return (
    <time dateTime={value} data-tip-at={date.getTime() / 1000} data-tip="">
      {format.format(date)}
    </time>
  );
};

/** The value of one field, as people read it. */
export const FieldValue = ({ field }: { field: TicketField }) => {
  const { type, value, items, files } = field;
  if (type === "files" && files.length > 0)
    return (
      <ul className="flex flex-col gap-1">
        {files.map((file, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and none moves.
          <File key={`${file.name}-${index}`} file={file} />
        ))}
      </ul>
    );
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0))
    return <span className="text-ink-3">–</span>;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (type === "datetime" && typeof value === "string") return <Moment value={value} />;
  if (type === "list") return items.find(({ id }) => id === value)?.name ?? String(value);
  return Array.isArray(value) ? value.join(", ") : String(value);
};
