import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { finding, type LiveCheck } from "../check";
import { each, jsonOf, send } from "../http";
import { builtPaths } from "../routes";

const usualPlaces = [
  "sw.js",
  "service-worker.js",
  "serviceworker.js",
  "worker.js",
  "firebase-messaging-sw.js",
  "ngsw-worker.js",
  "OneSignalSDKWorker.js",
  "workbox-sw.js",
];

const registers = /serviceWorker\b[^;]{0,40}\.register\s*\(|navigator\.serviceWorker|PushManager/;

const scripts = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith(".js"))
    .map((file) => path.join(file.parentPath, file.name));

/**
 * T29: there is no service worker and no push: none is served, no script registers one, nothing may be one for a wider scope, and the
 * manifest stays on our own pages. One that is added turns this row red until it has checks of its own. Control: the pattern finds one.
 */
export const worker: LiveCheck = async (target) => {
  const { url } = target.app;
  const cookie = await target.cookieOf("agent");
  const places = usualPlaces.flatMap((name) => [`/${name}`, `/_next/${name}`, `/_next/static/${name}`]);
  const served = await each(places, async (place) => ({
    place,
    answer: await send(url, { path: place, cookie }),
  }));
  const files = scripts(path.join(target.buildFolder, "static"));
  const found = files.filter((file) => registers.test(readFileSync(file, "utf8")));
  const allowed = await each(files.slice(0, 20), (file) =>
    send(url, { path: `/_next/${path.relative(target.buildFolder, file).replaceAll(path.sep, "/")}` }),
  );
  const manifest = jsonOf(await send(url, { path: "/manifest.webmanifest" }));
  const leads = ["start_url", "scope", "id"].map((name) => String(manifest[name] ?? "/"));
  const isControl = registers.test("navigator.serviceWorker.register('/sw.js')") && files.length > 10;
  return finding(
    `no service worker: ${places.length} usual places and ${files.length} scripts have none, the manifest names paths of ours; control: one would be found`,
    [
      ...served.filter(({ answer }) => answer.status === 200).map(({ place }) => `${place} is served`),
      ...found.map((file) => `${path.basename(file)} registers one`),
      ...allowed
        .filter(({ headers }) => headers["service-worker-allowed"] !== undefined)
        .map(() => "a wider scope is allowed"),
      ...leads
        .filter((to) => new URL(to, url).origin !== new URL(url).origin)
        .map((to) => `the manifest leads to ${to}`),
      ...builtPaths(target)
        .files.filter((file) => /\.js$|worker|push/.test(file))
        .map((file) => `${file} is a route`),
      ...(isControl ? [] : ["the control would not be found"]),
    ],
  );
};
