import type { Attachment } from "@/lib/conversation/model";

/** At most four letters, as a label of what kind of file it is. */
export const fileKind = ({ name, contentType }: Attachment): string => {
  const extension = /\.([a-z0-9]{1,4})$/i.exec(name)?.[1];
  return (extension ?? contentType.split("/")[1] ?? "file").slice(0, 4).toUpperCase();
};

export const fileSize = (bytes: number | null): string => {
  if (bytes === null) return "size unknown";
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
};
