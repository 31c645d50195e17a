import type { Operation } from "./operation";

export type Route = { readonly operation: Operation; readonly params: Readonly<Record<string, string>> };

type Compiled = { operation: Operation; segments: readonly string[]; rank: number };

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const match = (compiled: Compiled, segments: readonly string[]): Record<string, string> | undefined => {
  if (compiled.segments.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, wanted] of compiled.segments.entries()) {
    const given = segments[index] ?? "";
    if (wanted.startsWith(":")) params[wanted.slice(1)] = decoded(given);
    else if (wanted !== given) return undefined;
  }
  return params;
};

/**
 * Finds the operation of a path. Segments are decoded after splitting, so an encoded slash stays inside its id; fixed words win
 * over parameters.
 */
export const createRouter = (operations: readonly Operation[]) => {
  const compiled = operations
    .map((operation): Compiled => {
      const segments = operation.pattern.split("/").slice(1);
      return { operation, segments, rank: segments.filter((segment) => segment.startsWith(":")).length };
    })
    .sort((a, b) => a.rank - b.rank);
  return (method: string, path: string, version: number): Route | "other-version" | undefined => {
    const segments = path.split("/").slice(1);
    for (const entry of compiled) {
      if (entry.operation.method !== method) continue;
      const params = match(entry, segments);
      if (params === undefined) continue;
      const { since = 0, until = Number.POSITIVE_INFINITY } = entry.operation;
      return version >= since && version <= until ? { operation: entry.operation, params } : "other-version";
    }
    return undefined;
  };
};
