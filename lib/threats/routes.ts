import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Endpoint } from "@/lib/api/endpoint";
import { inRoot } from "@/lib/setup/project";
import { each, send } from "./http";
import type { Target } from "./target";

export type Route = {
  readonly method: string;
  /** As in the folder's name, such as `/api/conversations/[id]`. */
  readonly path: string;
};

type Where = Pick<Target, "app" | "buildFolder">;

const parameter = /\[(?:\.\.\.)?(\w+)\]/g;

/** What the build answers at, pages and routes of the API apart; from its own list, so that none is forgotten. */
export const builtPaths = ({ buildFolder }: Pick<Target, "buildFolder">) => {
  const file = path.join(buildFolder, "server", "app-paths-manifest.json");
  const manifest: Readonly<Record<string, string>> = JSON.parse(readFileSync(file, "utf8"));
  const places = Object.keys(manifest).map((name) => name.replace(/\/\([^)]+\)/g, ""));
  const ending = (end: string) =>
    places
      .filter((place) => place.endsWith(end))
      .map((place) => place.slice(0, -end.length) || "/")
      .filter((place) => !place.startsWith("/_"))
      .sort();
  return {
    pages: ending("/page"),
    api: ending("/route").filter((place) => place.startsWith("/api/")),
    files: ending("/route").filter((place) => !place.startsWith("/api/")),
  };
};

const methodsOf = async ({ app }: Where, place: string): Promise<readonly string[]> => {
  const { headers } = await send(app.url, { method: "OPTIONS", path: addressOf(place, "7") });
  const allowed = (headers.allow ?? "").split(",").map((word) => word.trim());
  return allowed.filter((word) => word !== "" && word !== "OPTIONS" && word !== "HEAD");
};

/** Every method of every route of the API, as the running build names them. */
export const everyRoute = async (target: Where): Promise<readonly Route[]> => {
  const { api } = builtPaths(target);
  const found = await each(api, async (place) => {
    const methods = await methodsOf(target, place);
    return methods.map((method): Route => ({ method, path: place }));
  });
  return found.flat();
};

export const nameOf = ({ method, path: place }: Route): string => `${method} ${place}`;
export const isWrite = ({ method }: Pick<Route, "method">): boolean => !["GET", "HEAD"].includes(method);
export const hasParameter = ({ path: place }: Pick<Route, "path">): boolean => place.includes("[");

/** The address with the same word for each parameter, as it is to go over the wire. */
export const addressOf = (place: string, word: string): string => place.replace(parameter, () => word);

/** What stands between us and next-auth takes any words below it; `[...missing]` is no route but its want. */
export const isOurs = ({ path: place }: Pick<Route, "path">): boolean => !place.includes("[...");

type Row = Pick<Endpoint<never, never>, "method" | "path" | "maxBytes" | "body">;

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && "maxBytes" in value && "path" in value && "method" in value;

/** What the contract says of each route, by its name: how large a body may be, and of what kind. */
export const contractRows = async (): Promise<ReadonlyMap<string, Row>> => {
  const folder = inRoot("lib", "api");
  const rows = new Map<string, Row>();
  for (const file of readdirSync(folder).filter((name) => /^[a-z-]+\.ts$/.test(name))) {
    const exported: Readonly<Record<string, unknown>> = await import(path.join(folder, file));
    for (const row of Object.values(exported).filter(isRow))
      rows.set(`${row.method} ${row.path.replace(/:(\w+)/g, "[$1]")}`, row);
  }
  return rows;
};
