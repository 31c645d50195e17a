import { readFileSync, statSync } from "node:fs";
import { finding, type LiveCheck } from "../check";
import { hostileNames } from "../hostile-names";
import { each, jsonOf, ownHeaders, send } from "../http";
import { control, plant } from "../intercom";
import { exchange, headerLines, rawRequest } from "../raw";
import type { Target } from "../target";

/** All that an answer of ours ever carries; anything else came from somebody's text. */
const known = new Set(
  [
    ...["cache-control", "connection", "content-disposition", "content-length", "content-security-policy"],
    ...["content-type", "cross-origin-opener-policy", "cross-origin-resource-policy", "date", "keep-alive"],
    ...["permissions-policy", "referrer-policy", "strict-transport-security", "transfer-encoding", "vary"],
    ...["x-content-type-options", "x-frame-options", "x-permitted-cross-domain-policies", "x-request-id"],
    ...["retry-after", "etag", "link", "location", "allow"],
  ].map((name) => name.toLowerCase()),
);

/** `filename` is ASCII without quotes or paths in it, and `filename*` as RFC 8187 writes it. */
const disposition =
  /^(inline|attachment); filename="[ !#$&-.0-9;=@-[\]^-~]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]*$/;

const wrongLines = (answer: string, what: string): readonly string[] => {
  const lines = headerLines(answer);
  const names = lines.map((line) => line.split(":")[0]?.toLowerCase() ?? "");
  const shape = lines.filter((line) => !/^[A-Za-z0-9-]+: [\x20-\x7e]*$/.test(line));
  const value = lines.find((line) => /^content-disposition:/i.test(line))?.replace(/^[^:]+: /, "");
  return [
    ...names.filter((name) => !known.has(name)).map((name) => `${what}: a header ${JSON.stringify(name)}`),
    ...names
      .filter((name, at) => names.indexOf(name) !== at && name !== "vary")
      .map((name) => `${what}: ${name} twice`),
    ...shape.map((line) => `${what}: ${JSON.stringify(line).slice(0, 80)}`),
    ...(value === undefined || disposition.test(value) ? [] : [`${what}: ${value.slice(0, 120)}`]),
    ...(answer.startsWith("HTTP/1.1 ") ? [] : [`${what}: no answer`]),
  ];
};

const get = async (target: Target, path: string, cookie: string): Promise<string> =>
  exchange(target.app.url, rawRequest(target.app.url, `GET ${path}`, { Cookie: cookie }));

/** Files with such names, put in by one's own upload. */
const uploads = async (
  target: Target,
): Promise<{ readonly wrong: readonly string[]; readonly named: number }> => {
  const { url } = target.app;
  const cookie = await target.cookieOf("agent");
  const results = await each(hostileNames, async (name) => {
    const path = `/api/uploads?name=${encodeURIComponent(name)}&type=text%2Fplain`;
    const headers = ownHeaders(url, "application/octet-stream");
    const kept = await send(url, { method: "POST", path, cookie, headers, body: "x" });
    const answer = await get(target, `/api/uploads/${String(jsonOf(kept).uploadId)}`, cookie);
    return { wrong: wrongLines(answer, "an upload"), isNamed: /\r\ncontent-disposition: /i.test(answer) };
  });
  return {
    wrong: results.flatMap(({ wrong }) => wrong),
    named: results.filter(({ isNamed }) => isNamed).length,
  };
};

const addressesIn = (value: unknown): readonly string[] =>
  [...JSON.stringify(value).matchAll(/\/api\/media\?[^"\\]+/g)].map(([address]) =>
    address.replaceAll("&amp;", "&"),
  );

/** Files with such names, sent by a customer. */
const attachments = async (
  target: Target,
): Promise<{ readonly wrong: readonly string[]; readonly asked: number }> => {
  const cookie = await target.cookieOf("agent");
  const files = hostileNames.map((name) => ({ name: name, content_type: "text/plain" }));
  const id = await plant(target, {
    attachments: files.slice(0, 10),
    parts: [{ body: "x", attachments: files.slice(10) }],
  });
  const detail = jsonOf(await send(target.app.url, { path: `/api/conversations/${id}`, cookie }));
  const addresses = [...new Set(addressesIn(detail))];
  const wrong = await each(addresses, async (path) =>
    wrongLines(await get(target, path, cookie), "an attachment"),
  );
  return { wrong: wrong.flat(), asked: addresses.length };
};

/** Text in headers, paths and queries that would be a header of the answer, or a line of the log. */
const requests = async (target: Target): Promise<readonly string[]> => {
  const { url } = target.app;
  const cookie = await target.cookieOf("agent");
  const paths = [
    "/api/queue?q=%0d%0aX-Injected:%201&sort=created",
    "/api/journal/csv?q=conversation:1%0d%0aX-Injected:%201",
    "/sign-in?next=%0d%0aX-Injected:%201",
    "/%0d%0aX-Injected:%201",
    "/queue/%0d%0aX-Injected:%201",
    "/api/conversations/%0d%0aX-Injected:%201",
    "/queue?q=%E5%98%8A%E5%98%8DX-Injected:1",
  ];
  const answers = await each(paths, async (path) => ({ path, answer: await get(target, path, cookie) }));
  const agents = ['x"}\\n{"level":60,"msg":"forged"}', "\u001b[2J", "a".repeat(8000)];
  for (const agent of agents)
    await exchange(
      url,
      rawRequest(url, "GET /api/nowhere", { "User-Agent": agent, "X-Forwarded-For": agent }),
    );
  return answers.flatMap(({ path, answer }) => [
    ...headerLines(answer)
      .filter((line) => /^x-injected/i.test(line))
      .map(() => `${path} made a header`),
    ...(answer.startsWith("HTTP/1.1 ") ? [] : [`${path} had no answer`]),
  ]);
};

const forged = '{"level":"error","msg":"forged"}';

/** A failure of Intercom's, whose words would be a line of their own. */
const failure = async (target: Target): Promise<void> => {
  const id = await plant(target);
  await control(target, "POST", "/faults", {
    match: "GET /conversations/:id",
    kind: "status",
    status: 500,
    message: `Bad\n${forged}\r\n${forged}\u2028${forged}`,
    times: null,
  });
  await send(target.app.url, {
    path: `/api/conversations/${id}?fresh=1`,
    cookie: await target.cookieOf("agent"),
  });
  await control(target, "DELETE", "/faults");
};

const isEvent = (line: string): boolean => {
  try {
    return typeof JSON.parse(line).level === "string";
  } catch {
    return false;
  }
};

/**
 * T22: no text of anybody's becomes a header, a second answer or a line of the log, read from the bare socket. Control: the files
 * are named, and the failures are logged.
 */
export const headerLinesCheck: LiveCheck = async (target) => {
  const from = statSync(target.app.log).size;
  const own = await uploads(target);
  const sent = await attachments(target);
  const asked = await requests(target);
  await failure(target);
  const logged = readFileSync(target.app.log).subarray(from).toString("utf8").split("\n").filter(Boolean);
  return finding(
    `${hostileNames.length} names of files in ${own.named} uploads and ${sent.asked} attachments, read from the socket: no header of theirs; ${logged.length} lines of the log, an event each; control: files are named and failures logged`,
    [
      ...own.wrong,
      ...sent.wrong,
      ...asked,
      ...logged
        .filter((line) => !isEvent(line) || line === forged)
        .map((line) => `in the log: ${line.slice(0, 80)}`),
      ...(own.named === hostileNames.length ? [] : [`${own.named} uploads were named`]),
      ...(sent.asked >= 20 ? [] : [`only ${sent.asked} attachments were found`]),
      ...(logged.length > 0 ? [] : ["the control was not logged"]),
    ],
  );
};
