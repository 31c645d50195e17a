import type { Workspace } from "@/lib/api/workspace";

/** Why a part of the workspace is not known, in words; null when it is. `part` as the server names it. */
export const missingPart = (
  workspace: Workspace | undefined,
  part: "Teammates" | "Teams" | "Tags" | "Ticket types",
): string | null => workspace?.missing.find((one) => one.startsWith(`${part}: `)) ?? null;
