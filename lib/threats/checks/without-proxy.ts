import { readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { finding, type LiveCheck } from "../check";
import { copySources, lendPackages } from "../copy";
import { filesBelow, findInFiles } from "../files";
import { send } from "../http";
import { runToEnd, serverOn, withProcesses } from "../processes";
import { secretsOf } from "../secrets";
import { searchFor } from "../spellings";
import type { App, Target } from "../target";
import { bypass } from "./bypass";

/** The production build of a copy of the project whose proxy.ts is not there; with what the build said. */
const buildWithoutProxy = async (target: Target) => {
  const folder = path.join(target.scratch, "without-proxy");
  copySources(folder);
  lendPackages(folder);
  renameSync(path.join(folder, "proxy.ts"), path.join(folder, "proxy.ts.away"));
  // A build reads their types as well, and one of them asks what the proxy does.
  for (const file of filesBelow(path.join(folder, "lib")).filter((name) => /\.test\.tsx?$/.test(name)))
    rmSync(path.join(folder, "lib", file));
  // With all secrets of the server around it, as on a machine that builds where it runs.
  const { code, said } = await runToEnd(target, {
    node: ["node_modules/next/dist/bin/next", "build"],
    env: { ...target.env, NODE_ENV: "production" },
    cwd: folder,
    mostMs: 600_000,
  });
  if (code !== 0)
    throw new Error(`The build without proxy.ts ended with ${code}: ${said.trim().slice(-1500)}`);
  return { folder, said };
};

/** Everything that a build leaves behind, and what it says on the way, holds none of the secrets that stood around it. */
const wrongInBuild = (
  target: Target,
  { folder, said }: { readonly folder: string; readonly said: string },
) => {
  const search = searchFor(secretsOf(target));
  const built = path.join(folder, ".next");
  const wrong = [
    ...findInFiles(built, search).map((found) => `the build's ${found}`),
    ...search.in(said).map((found) => `the build says ${found}`),
  ];
  const planted = searchFor({ "the build's own id": readFileSync(path.join(built, "BUILD_ID"), "utf8") });
  if (findInFiles(built, planted).length === 0) wrong.push("the search of the build finds nothing at all");
  return { files: filesBelow(built).length, wrong };
};

const hasNonce = async ({ url }: Pick<App, "url">): Promise<boolean> =>
  /'nonce-/.test((await send(url, { path: "/sign-in" })).headers["content-security-policy"] ?? "");

/** Serves a build, asks it all that was asked of the other, and ends it. */
const askBuild = (target: Target, folder: string) =>
  withProcesses(async (crew) => {
    const { node, port } = await serverOn();
    const url = `http://localhost:${port}`;
    const env = {
      ...target.env,
      SWITCHYARD_URL: url,
      NODE_ENV: "production",
      NEXT_MANUAL_SIG_HANDLE: "true",
    };
    const log = path.join(target.scratch, "without-proxy.log");
    const member = crew.start({ name: "The app without its proxy", node, env, cwd: folder, log });
    await crew.untilAnswers(member, `http://127.0.0.1:${port}/api/health`);
    const app: App = { url, pid: member.pid, log, stop: async () => undefined };
    const asked = await bypass({ ...target, app, buildFolder: path.join(folder, ".next") });
    return { asked, hasNonce: await hasNonce(app) };
  });

/** T12 once more, with proxy.ts away: what it does is for looks, and everything stays as shut. T6 for the build itself. */
export const withoutProxy: LiveCheck = async (target) => {
  const build = await buildWithoutProxy(target);
  const { files, wrong } = wrongInBuild(target, build);
  const { asked, hasNonce: isThere } = await askBuild(target, build.folder);
  if (isThere) wrong.push("the proxy is still there");
  if (!(await hasNonce(target.app))) wrong.push("the proxy is nowhere, so this shows nothing");
  const found = finding(
    `built again without proxy.ts, beside the server's secrets (none in ${files} files and what the build says)`,
    wrong,
  );
  return { held: found.held && asked.held, says: `${found.says}: ${asked.says}` };
};
