import path from "node:path";
import { possibleDataFolders } from "@/lib/setup/postgres/home";
import { finding, type LiveCheck } from "../check";
import { filesBelow, findInFiles } from "../files";
import { codeOf, jsonOf, send } from "../http";
import { inJson } from "../known-ids";
import { newPerson } from "../people";
import { secretsOf } from "../secrets";
import { searchFor } from "../spellings";
import type { Target } from "../target";

/** The data folder of the PostgreSQL that the checks run on. */
const dataFolderOf = ({ scratch }: Target): string =>
  possibleDataFolders(path.join(scratch, "postgres")).find((folder) => filesBelow(folder).length > 0) ?? "";

/** Every file of the database once all of it is on the disk, its log of changes included. */
const wrongOnDisk = async (target: Target) => {
  const { email, password } = await newPerson(target, "agent");
  await target.sql("checkpoint");
  const folder = dataFolderOf(target);
  const never = searchFor({ ...secretsOf(target), "a member's password": password });
  // Stored as it is, so that it is certain that what is stored would be found.
  const places = findInFiles(folder, searchFor({ "an e-mail": email })).join("\n");
  const wrong = findInFiles(folder, never).map((found) => `on the disk, ${found}`);
  for (const place of ["base/", "pg_wal/"])
    if (!places.includes(place)) wrong.push(`what is stored is not found in ${place}`);
  return { files: filesBelow(folder).length, wrong };
};

const stored = async ({ sql }: Target): Promise<string> => {
  const [row] = await sql("select sealed_token from connections");
  return String(row?.sealed_token);
};

/** Puts it in place of what is stored, and has the servers open it anew. */
const store = (target: Target, sealed: string, workspace = "workspace_id") =>
  target.sql(
    `update connections set sealed_token = '${sealed}', workspace_id = ${workspace}, token_version = token_version + 1`,
  );

/** The same text with one bit of one of its parts turned: the nonce, the sealed token, its tag. */
const withBitTurned = (sealed: string, part: number): string => {
  const parts = sealed.split(".");
  const bytes = Buffer.from(parts[part] ?? "", "base64url");
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  parts[part] = bytes.toString("base64url");
  return parts.join(".");
};

let asked = 0;

/** A list that no cache has, so that the token is needed. */
const ask = async (target: Target) => {
  asked += 1;
  const query = encodeURIComponent(`created:<${5000 + asked}h`);
  const path = `/api/queue?q=${query}&sort=created`;
  return send(target.app.url, { path, cookie: await target.cookieOf("owner") });
};

const wrongAnswer = async (target: Target, what: string): Promise<readonly string[]> => {
  const answer = await ask(target);
  const message = String(inJson(jsonOf(answer), "error", "message"));
  const isPlain = codeOf(answer) === "not_connected" && /\bcannot be opened\b/.test(message);
  return isPlain ? [] : [`with ${what} the answer was ${answer.status}: ${message}`];
};

/** One bit of what is sealed, or what it is bound to: it does not open, says so, and opens again once it is put back. */
const wrongWhenTouched = async (target: Target): Promise<readonly string[]> => {
  const before = await stored(target);
  const wrong: string[] = [];
  for (const [part, name] of [
    [1, "the nonce"],
    [2, "the sealed token"],
    [3, "its tag"],
  ] as const) {
    const touched = withBitTurned(before, part);
    await store(target, touched);
    wrong.push(...(await wrongAnswer(target, `one bit turned of ${name}`)));
    if ((await stored(target)) !== touched) wrong.push(`${name}: what is stored was changed`);
  }
  await store(target, before, "workspace_id || 'x'");
  wrong.push(...(await wrongAnswer(target, "the token of another workspace")));
  await store(target, before, "left(workspace_id, -1)");
  const { status } = await ask(target);
  return status === 200 ? wrong : [...wrong, `once it is put back the answer is ${status}`];
};

/** T25: the token stands on no disk as it is, and not one bit of what is sealed can be changed unnoticed. */
export const tokenIsSealed: LiveCheck = async (target) => {
  const { files, wrong } = await wrongOnDisk(target);
  const touched = await wrongWhenTouched(target);
  return finding(
    `${files} files of the database after a checkpoint; one bit turned in each part of what is sealed, and another workspace`,
    [...wrong, ...touched],
  );
};
