import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { inRoot } from "@/lib/setup/project";
import { finding, type LiveCheck } from "../check";
import { each, ownHeaders, send } from "../http";
import { builtPaths } from "../routes";
import { changedTables, traces } from "../traces";

const images = [
  "/_next/image",
  "/_next/image?url=%2Ficon.svg&w=64&q=75",
  "/_next/image?url=https%3A%2F%2Fevil.test%2Fx.png&w=64&q=75",
  "/_next/image?url=http%3A%2F%2F127.0.0.1%3A1%2F&w=64&q=75",
  "/_next/image/?url=%2Ficon.svg&w=64&q=75",
  "/_next//image?url=%2Ficon.svg&w=64&q=75",
  "/_next/%69mage?url=%2Ficon.svg&w=64&q=75",
  "/_NEXT/IMAGE?url=%2Ficon.svg&w=64&q=75",
  "/_next/image?url=%2F_next%2Fimage%3Furl%3Dx&w=64&q=75",
  "/_next/image?url=data%3Aimage%2Fsvg%2Bxml%2C%3Csvg%2F%3E&w=64&q=75",
  "/_ipx/w_64/icon.svg",
  "/_vercel/image?url=%2Ficon.svg&w=64&q=75",
];

const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.(ts|tsx|js|mjs)$/.test(file.name) && !/\.test\./.test(file.name))
    .map((file) => path.join(file.parentPath, file.name));

/** As statements, not as words about them. */
const unwanted = /from\s+["']next\/(og|image)["']|@vercel\/og|^\s*["']use (server|cache)\b/m;

const actionsBuilt = (buildFolder: string): number => {
  const file = path.join(buildFolder, "server", "server-reference-manifest.json");
  const manifest: { readonly node?: object; readonly edge?: object } = JSON.parse(readFileSync(file, "utf8"));
  return Object.keys(manifest.node ?? {}).length + Object.keys(manifest.edge ?? {}).length;
};

/**
 * T31: the image optimiser answers nobody, and there are no server actions, drawn images or kept functions to attack. Control: the
 * file that the optimiser is asked for is served as it is, and the pattern finds an action.
 */
export const attackSurface: LiveCheck = async (target) => {
  const { url } = target.app;
  const cookie = await target.cookieOf("owner");
  const optimised = await each(images, async (place) => ({
    place,
    answer: await send(url, { path: place, cookie }),
  }));
  const pages = builtPaths(target).pages.filter((page) => !page.includes("["));
  const before = await traces(target);
  const acted = await each(pages, async (page) => {
    const headers = {
      ...ownHeaders(url, "text/plain;charset=UTF-8"),
      "next-action": "7f".repeat(21),
      accept: "text/x-component",
    };
    return {
      page,
      answer: await send(url, { method: "POST", path: page, cookie, headers, body: '["$K1"]' }),
    };
  });
  const changed = changedTables(before, await traces(target));
  const files = ["app", "components", "lib/server", "lib/core", "lib/api"].flatMap((folder) =>
    sources(inRoot(folder)),
  );
  const found = files.filter((file) => unwanted.test(readFileSync(file, "utf8")));
  const built = actionsBuilt(target.buildFolder);
  const icon = await send(url, { path: "/icon.svg" });
  const isControl = icon.status === 200 && unwanted.test('"use server";') && files.length > 100;
  return finding(
    `${images.length} requests for the optimiser 404, ${built} server actions built, ${acted.length} pages refuse to run one, ${files.length} sources without one; control: the picture itself is served`,
    [
      ...optimised
        .filter(
          ({ answer }) =>
            ![400, 404, 308].includes(answer.status) || /^image\//.test(answer.headers["content-type"] ?? ""),
        )
        .map(({ place, answer }) => `${place} answered ${answer.status}`),
      ...acted
        .filter(({ answer }) => answer.status < 400 && !/^(307|303)$/.test(String(answer.status)))
        .map(({ page, answer }) => `an action at ${page} answered ${answer.status}`),
      ...changed.map((table) => `${table} changed`),
      ...found.map((file) => `${path.basename(file)} has what is not to be`),
      ...(built === 0 ? [] : [`${built} server actions are built`]),
      ...(isControl ? [] : ["the control did not answer"]),
    ],
  );
};
