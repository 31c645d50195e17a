import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { finding, type LiveCheck } from "../check";
import { each, ownHeaders, type Sent, send, write } from "../http";
import { control, plant, watchCalls } from "../intercom";
import { addressesOf } from "../known-ids";
import { newPerson, trySignIn } from "../people";
import { secretsOf, sessionsOfOthers, tokenOf } from "../secrets";
import { type Search, type Secrets, searchFor } from "../spellings";
import type { App, Target } from "../target";

type Fault = Readonly<Record<string, unknown>> & { readonly kind: string };

/** What stands beside the token wherever Intercom repeats it: where this comes through, the token could have. */
const marker = `upstream-words-${randomUUID().slice(0, 8)}`;

const statuses = [400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504] as const;

/** Every way in which Intercom fails (quality.md 2.3), with the token in what it says wherever there is a place for it. */
const faultsWith = (token: string): readonly Fault[] => {
  const echoed = {
    "x-request-id": token,
    "retry-after": token,
    "x-ratelimit-reset": token,
    location: `/${token}`,
  };
  return [
    { kind: "echo-token" },
    ...statuses.map((status) => ({
      kind: "status",
      status,
      message: `${marker} Authorization: Bearer ${token} ${token}`,
      headers: echoed,
    })),
    { kind: "status", status: 422, code: token, message: `${marker} "${token}" is no attribute` },
    {
      kind: "status",
      status: 307,
      message: marker,
      headers: { location: `https://elsewhere.test/?t=${token}` },
    },
    { kind: "status", status: 200, message: `${marker} ${token}`, headers: echoed },
    { kind: "html", headers: { "x-echo": token } },
    { kind: "empty" },
    { kind: "garbage" },
    { kind: "truncate" },
    { kind: "truncate", closeDelimited: true },
    { kind: "reset" },
    { kind: "reset", atFraction: 0.5 },
    { kind: "bom" },
    { kind: "content-type" },
    { kind: "wrong-types" },
    { kind: "no-headers" },
    { kind: "slow", delayMs: 300 },
    // These take as long as anybody waits for Intercom, or fifty megabytes each.
    { kind: "huge", times: 2 },
    { kind: "hang", times: 2 },
  ];
};

type Scene = {
  readonly target: Target;
  readonly app: App;
  readonly conversation: string;
  /** What a member writes, which the journal may hold. */
  readonly note: string;
  readonly addressOf: (place: string) => string;
};

let asked = 0;

/** Reads that no cache answers, pages among them, and writes. */
const requestsOf = ({ app, target, conversation, note, addressOf }: Scene): readonly Sent[] => {
  asked += 1;
  const post = (path: string, body: unknown, method = "POST"): Sent => ({
    method,
    path,
    headers: ownHeaders(app.url),
    body: JSON.stringify(body),
  });
  return [
    { path: `/api/queue?q=${encodeURIComponent(`created:<${asked}h`)}&sort=created` },
    { path: `/api/conversations/${conversation}?fresh=1` },
    { path: `${addressOf("/api/tickets/[id]")}?fresh=1` },
    { path: `/api/contacts?q=an${asked}` },
    { path: addressOf("/api/contacts/[id]") },
    { path: `/api/workspace` },
    { path: `/queue/all-open?q=${encodeURIComponent(`created:<${asked}d`)}` },
    { path: `/conversations/${conversation}`, headers: { rsc: "1" } },
    post(`/api/conversations/${conversation}/actions`, {
      key: randomUUID(),
      action: { kind: "note", text: note },
    }),
    post("/api/connection", { region: "eu", token: tokenOf(target) }, "PUT"),
    post("/api/connection/probe", {}),
  ];
};

/** A client of its own for each fault: the one before may rest from what it met. */
const reconnect = async ({ target, app }: Scene, cookie: string): Promise<void> => {
  await control(target, "DELETE", "/faults");
  const body = { region: "eu", token: tokenOf(target) };
  const { status, text } = await write(app.url, { method: "PUT", path: "/api/connection", cookie, body });
  if (status !== 200) throw new Error(`After a fault the workspace could not be connected again: ${text}`);
};

const runFault = async (scene: Scene, fault: Fault, search: Search, cookie: string) => {
  const calls = await watchCalls(scene.target);
  await control(scene.target, "POST", "/faults", { times: null, ...fault });
  const answers = await each(requestsOf(scene), (sent) => send(scene.app.url, { ...sent, cookie }), 11);
  const met = (await calls()).filter(({ faulted }) => faulted).length;
  await reconnect(scene, cookie);
  const name = [fault.kind, fault.status].filter((word) => word !== undefined).join(" ");
  const texts = answers.map(
    ({ status, headers, text }) => `${status} ${Object.values(headers).join("\n")} ${text}`,
  );
  return {
    texts,
    wrong: [
      ...texts.flatMap((text) => search.in(text).map((what) => `an answer to ${name}: ${what}`)),
      ...(met === 0 ? [`${name} never happened`] : []),
    ],
  };
};

/** A header as it is: the word stands in the log where Intercom quoted it, and nothing of what followed. */
const isBare = /\bBearer (?!\[hidden\])|\bauthorization\b(?!: Bearer \[hidden\])/i;

const wrongInLog = (text: string, search: Search): readonly string[] => {
  const lines = text.split("\n");
  const bare = lines.filter((line) => isBare.test(line));
  return [
    ...lines.flatMap((line) => search.in(line).map((what) => `the log: ${what} in ${line.slice(0, 120)}`)),
    ...bare.map((line) => `the log: ${line.slice(0, 120)}`),
    // Otherwise there was nothing to search.
    ...(lines.some((line) => line.includes('"level":"debug"')) ? [] : ["the log has no debug lines"]),
    ...(text.includes("intercom call failed") ? [] : ["the log tells of no failed call"]),
  ];
};

/** Tables that may hold what members write: until it is sent, and what was done. */
const tablesOfWords = new Set(["journal", "attempts", "outgoing", "drafts"]);

const wrongInTables = async (target: Target, never: Secrets, words: Secrets): Promise<readonly string[]> => {
  const tables = await target.sql(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const wrong: string[] = [];
  let heldWords = false;
  for (const { name } of tables) {
    const rows = await target.sql(`select t::text as text from "${String(name)}" t`);
    const text = rows.map((row) => String(row.text)).join("\n");
    const found = [...searchFor(never).in(text)];
    const said = searchFor(words).in(text);
    if (tablesOfWords.has(String(name))) heldWords ||= said.length > 0;
    else found.push(...said);
    wrong.push(...found.map((what) => `table ${String(name)}: ${what}`));
  }
  return [...wrong, ...(heldWords ? [] : ["no table holds what was written: nothing was searched"])];
};

/** T6: whatever Intercom answers, neither answers, nor the log at its most talkative, nor a table gives anything away. */
export const faultsTellNothing: LiveCheck = async (target) => {
  const customer = `customer-words-${randomUUID()}`;
  const note = `note-words-${randomUUID()}`;
  const conversation = await plant(target, { body: `<p>${customer}</p>` });
  const person = await newPerson(target, "agent");
  const cookie = await target.cookieOf("owner");
  const app = await target.startOther({ env: { SWITCHYARD_LOG_LEVEL: "debug" } });
  await control(target, "POST", "/rate-limit", { limit: 1_000_000 });
  await trySignIn(app.url, { email: person.email, password: person.password });
  await trySignIn(app.url, { email: person.email, password: `wrong-${person.password}` });
  const sessions = await sessionsOfOthers(target, null, { owner: cookie });
  const never = { ...secretsOf(target), "a member's password": person.password };
  const scene: Scene = { target, app, conversation, note, addressOf: await addressesOf(target) };
  const faults = faultsWith(tokenOf(target));
  const wrong: string[] = [];
  const texts: string[] = [];
  for (const fault of faults) {
    const seen = await runFault(scene, fault, searchFor(never), cookie);
    wrong.push(...seen.wrong);
    texts.push(...seen.texts);
  }
  await app.stop();
  const words = { "a customer's words": customer, "a note's words": note };
  const log = readFileSync(app.log, "utf8");
  const unlogged = searchFor({ ...never, ...words, ...sessions });
  wrong.push(...wrongInLog(log, unlogged));
  // That of the server that all other checks have been at.
  wrong.push(...unlogged.in(readFileSync(target.app.log)).map((what) => `the log of all checks: ${what}`));
  wrong.push(...(await wrongInTables(target, { ...never, "a customer's words": customer }, words)));
  const carried = texts.filter((text) => text.includes(marker)).length;
  return finding(
    `${faults.length} faults × ${texts.length / faults.length} requests, ${log.split("\n").length} lines of log, every table; words of Intercom's beside the token came through ${carried} times`,
    [...wrong, ...(carried === 0 ? ["nothing of what Intercom said came through at all"] : [])],
  );
};
