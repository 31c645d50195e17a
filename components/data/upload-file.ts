import type { FileRef } from "@/lib/actions/input";
import { mostAttachmentBytes } from "@/lib/actions/limits";
import { failureOf, ownHeader } from "@/lib/api/call";
import { AppError } from "@/lib/core/errors";

const isFile = (value: unknown): value is FileRef =>
  typeof value === "object" && value !== null && "uploadId" in value && "sizeBytes" in value;

/**
 * Gives one file to the server, which keeps it until it is sent or seven days are over.
 * @throws AppError with what can be told to the person
 */
export const uploadFile = async (file: File): Promise<FileRef> => {
  if (file.size === 0) throw new AppError("invalid_input", `${file.name} is empty.`);
  if (file.size > mostAttachmentBytes)
    throw new AppError("too_large", `${file.name} is too large: at most 40 MB fit.`);
  const query = new URLSearchParams({ name: file.name, type: file.type });
  let response: Response;
  try {
    response = await fetch(`/api/uploads?${query}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", [ownHeader]: "1" },
      body: file,
      credentials: "same-origin",
    });
  } catch (cause) {
    throw new AppError("internal", `${file.name} broke off on its way. Try again.`, { cause });
  }
  if (!response.ok) throw await failureOf(response);
  const body: unknown = await response.json();
  if (isFile(body)) return body;
  throw new AppError("internal", "Switchyard's answer did not come whole. Try again in a moment.");
};
