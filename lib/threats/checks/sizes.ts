import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { finding, type LiveCheck } from "../check";
import { codeOf, each, jsonOf, ownHeaders, send } from "../http";
import { growthWhile } from "../memory";
import { ownRequest, wireOf } from "../own-requests";
import { contractRows, everyRoute, isOurs, isWrite, nameOf, type Route } from "../routes";
import { makeScene, type Scene } from "../scene";
import type { Target } from "../target";

const mega = 1024 * 1024;

type Limited = { readonly route: Route; readonly maxBytes: number };

/** A right request, as long as that: what follows the JSON is white space, which belongs to none of its values. */
const ofLength = (
  route: Route,
  scene: Scene,
  length: number,
): { readonly path: string; readonly body: Buffer } => {
  const own = ownRequest(route, scene);
  const { body } = wireOf(own);
  return {
    path: own.path,
    body: Buffer.concat([Buffer.from(body), Buffer.alloc(length, " ")]).subarray(0, length),
  };
};

const inPieces = (body: Buffer): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < body.length; at += 16_384) yield body.subarray(at, at + 16_384);
    })(),
    { objectMode: false },
  );

/** It is over before it has begun, and its body is not even read. */
const isOver = (route: Route): boolean => nameOf(route) === "POST /api/setup";

/** At the limit and one byte over it, with its length said and without. */
const atLimit = async (
  target: Target,
  scene: Scene,
  { route, maxBytes }: Limited,
): Promise<readonly string[]> => {
  const cookie = await target.cookieOf("owner");
  const { isRight } = ownRequest(route, scene);
  const wrong: string[] = [];
  for (const [length, isTooLong] of [
    [maxBytes, false],
    [maxBytes + 1, true],
  ] as const) {
    for (const how of ["with its length", "in pieces"] as const) {
      const { path, body } = ofLength(route, scene, length);
      const sent = how === "in pieces" ? inPieces(body) : body;
      const headers = ownHeaders(target.app.url);
      const { status } = await send(target.app.url, {
        method: route.method,
        path,
        cookie,
        headers,
        body: sent,
      });
      // Changed twice, a thing has moved on the second time.
      const isTaken = status !== 413 && (!isRight || [200, 409].includes(status));
      const isFine = isTooLong ? status === 413 || isOver(route) : isTaken;
      if (!isFine) wrong.push(`${nameOf(route)} answered ${status} for ${length} bytes ${how}`);
    }
  }
  return wrong;
};

const zipped = async (target: Target, scene: Scene, { route }: Limited): Promise<readonly string[]> => {
  const bomb = gzipSync(Buffer.alloc(20 * mega));
  const { path } = ownRequest(route, scene);
  const headers = { ...ownHeaders(target.app.url), "content-encoding": "gzip" };
  const cookie = await target.cookieOf("owner");
  const { status } = await send(target.app.url, { method: route.method, path, cookie, headers, body: bomb });
  return [415, 413].includes(status) || isOver(route)
    ? []
    : [`${nameOf(route)} answered ${status} for a bomb`];
};

/** What is within the limit arrives whole, and what is stored is what was sent. */
const isWhole = async (target: Target, maxBytes: number, isLimit = true): Promise<readonly string[]> => {
  const { url } = target.app;
  const cookie = await target.cookieOf("lead");
  const headers = ownHeaders(url, "application/octet-stream");
  const path = "/api/uploads?name=large.bin&type=application%2Foctet-stream";
  const file = randomBytes(maxBytes);
  const kept = await send(url, { method: "POST", path, cookie, headers, body: inPieces(file) });
  const back = await send(url, { path: `/api/uploads/${String(jsonOf(kept).uploadId)}`, cookie });
  const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  if (!isLimit) return digest(back.body) === digest(file) ? [] : [`it came back otherwise (${kept.status})`];
  const over = Buffer.concat([file, Buffer.alloc(1)]);
  const refused = await send(url, { method: "POST", path, cookie, headers, body: inPieces(over) });
  return [
    ...(digest(back.body) === digest(file)
      ? []
      : [`a file of ${maxBytes} bytes came back otherwise (${kept.status})`]),
    ...(refused.status === 413 ? [] : [`a file of one byte more: ${refused.status} ${codeOf(refused)}`]),
  ];
};

/** 150 MB in pieces, without a word of its length. */
const flood = async (target: Target, path: string, type: string): Promise<string> => {
  const piece = Buffer.alloc(mega, " ");
  const body = Readable.from(
    (function* () {
      for (let sent = 0; sent < 150; sent += 1) yield piece;
    })(),
    { objectMode: false },
  );
  const headers = ownHeaders(target.app.url, type);
  const cookie = await target.cookieOf("lead");
  const { status } = await send(target.app.url, { method: "POST", path, cookie, headers, body });
  return status === 413 ? "" : `150 MB at ${path.slice(0, 30)}: ${status}`;
};

/** T21: every route's limit to the byte, also for what does not say its length; nothing is unpacked. Control: what just fits is done. */
export const sizes: LiveCheck = async (target) => {
  const scene = await makeScene(target);
  const contract = await contractRows();
  const routes = (await everyRoute(target)).filter((route) => isWrite(route) && isOurs(route));
  const limited = routes.flatMap((route): readonly Limited[] => {
    const row = contract.get(nameOf(route));
    return row === undefined || row.body === "bytes" ? [] : [{ route, maxBytes: row.maxBytes }];
  });
  // Where the first one is wrong, megabytes more would say nothing new.
  const first = await each(limited.slice(0, 1), (one) => atLimit(target, scene, one));
  if (first.some((wrong) => wrong.length > 0)) return finding("the first route's limit", first.flat());
  const edges = await each(limited, (one) => atLimit(target, scene, one), 4);
  const bombs = await each(limited, (one) => zipped(target, scene, one), 4);
  return finding(
    `${limited.length} routes to the byte, with their length and in pieces; ${bombs.length} bombs not unpacked; control: what just fits is done`,
    [...edges.flat(), ...bombs.flat(), ...(limited.length < 25 ? ["too few limits are known"] : [])],
  );
};

/** T21: a flood costs no memory, and what arrives is never cut. Control: a file of just the limit comes back as it was. */
export const floods: LiveCheck = async (target) => {
  const scene = await makeScene(target);
  const limit = (await contractRows()).get("POST /api/uploads")?.maxBytes ?? 0;
  const small = await isWhole(target, 1, false);
  if (small.length > 0) return finding("a file of one byte", small);
  const whole = await isWhole(target, limit);
  const wrong: string[] = [];
  const grown = await growthWhile(target.app.pid, async () => {
    wrong.push(await flood(target, `/api/conversations/${scene.conversationId}/actions`, "application/json"));
    wrong.push(await flood(target, "/api/uploads?name=x&type=y", "application/octet-stream"));
  });
  const memory =
    grown === null ? "memory cannot be measured here" : `memory grew by ${Math.round(grown / mega)} MB`;
  return finding(`150 MB twice refused, ${memory}; control: ${limit / mega} MB come back as they were`, [
    ...whole,
    ...wrong.filter((one) => one !== ""),
    ...(grown !== null && grown > 2 * limit ? [memory] : []),
    ...(limit === 0 ? ["the limit is not known"] : []),
  ]);
};
