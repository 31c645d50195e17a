import { readdirSync } from "node:fs";
import path from "node:path";
import type { RouteMethod } from "@/lib/server/http/handle";

const root = path.resolve(import.meta.dirname, "../../..");
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

export type Route = {
  readonly method: (typeof methods)[number];
  /** As in the folder's name, such as `/api/conversations/[id]`. */
  readonly path: string;
  readonly run: RouteMethod;
};

const isRouteMethod = (value: unknown): value is RouteMethod => typeof value === "function";

const load = async (file: string): Promise<Route[]> => {
  const exported: Record<string, unknown> = await import(path.join(root, "app/api", file));
  return methods.flatMap((method) => {
    const run = exported[method];
    return isRouteMethod(run) ? [{ method, path: `/api/${path.dirname(file)}`, run }] : [];
  });
};

/** Every method of every route that exists, found in the folders and not in a list, so that none is forgotten. */
export const everyRoute = async (): Promise<readonly Route[]> => {
  const files = readdirSync(path.join(root, "app/api"), { recursive: true, encoding: "utf8" });
  const found = await Promise.all(files.filter((file) => path.basename(file) === "route.ts").map(load));
  return found.flat().sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
};

export const isWrite = ({ method }: Route): boolean => !["GET", "HEAD", "OPTIONS"].includes(method);

/** The names in square brackets. */
export const paramsOf = ({ path: pattern }: Route): readonly string[] =>
  [...pattern.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map((match) => match[1] ?? "");
