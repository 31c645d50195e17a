import { randomUUID } from "node:crypto";
import { finding, type LiveCheck } from "../check";
import { hostileAddresses } from "../hostile-addresses";
import { each, jsonOf, send } from "../http";
import { plant } from "../intercom";
import { startListener } from "../listener";
import type { Target } from "../target";

/** The addresses of pictures and files that a conversation's own answer has, signed by the server. */
const signedIn = async (target: Target, id: string): Promise<readonly string[]> => {
  const cookie = await target.cookieOf("agent");
  const text = JSON.stringify(
    jsonOf(await send(target.app.url, { path: `/api/conversations/${id}`, cookie })),
  );
  const found = [...text.matchAll(/\/api\/media\?[^"\\]+/g)];
  return [...new Set(found.map(([address]) => address.replaceAll("&amp;", "&")))];
};

const remoteOf = (address: string): string =>
  Buffer.from(new URL(address, "http://here").searchParams.get("u") ?? "", "base64url").toString();

/** What nobody signed: the address alone, another's signature, a signed address that was changed. */
const forged = (hostile: readonly string[], signed: string): readonly string[] => {
  const query = new URL(signed, "http://here").searchParams;
  const signature = query.get("s") ?? "";
  const named = (url: string) => Buffer.from(url).toString("base64url");
  return [
    ...hostile.flatMap((url) => [
      `/api/media?u=${named(url)}&s=`,
      `/api/media?u=${named(url)}&s=${signature}`,
      `/api/media?u=${encodeURIComponent(url)}&s=${signature}`,
    ]),
    signed.replace("s=", "s=A"),
    `${signed}&name=other.html`,
    `${signed}&o=c1.source`,
    `/api/media?u=${query.get("u")}&s=${signature.slice(0, -2)}`,
    "/api/media",
  ];
};

const isPicture = (type: string): boolean => /^image\/(png|jpe?g|gif|webp|avif|bmp)$/.test(type);

/**
 * T8 over HTTP: addresses that lead to this machine or its network are not asked for, whether a customer wrote them or somebody made
 * them up; only signed ones are looked at. Control: a file of the workspace's own comes, as a download that runs nothing.
 */
export const media: LiveCheck = async (target) => {
  const listener = await startListener("<svg/>", "image/svg+xml");
  try {
    const hostile = hostileAddresses(listener.port);
    const pictures = hostile.map((url) => `<img src="${url}" width="300" height="200">`).join("");
    const id = await plant(target, {
      body: `<p>Look</p>${pictures}`,
      attachments: [{ name: "own.txt", content_type: "text/plain" }],
      parts: [{ body: pictures }],
    });
    const signed = await signedIn(target, id);
    const isOwn = (address: string) => remoteOf(address).startsWith(target.intercomUrl);
    const own = signed.filter(isOwn);
    const cookie = await target.cookieOf("agent");
    const get = (path: string) => send(target.app.url, { path, cookie });
    const theirs = await each(
      signed.filter((address) => !isOwn(address)),
      get,
    );
    const made = await each(forged(hostile, own[0] ?? ""), async (path) => ({
      path,
      answer: await get(path),
    }));
    const stranger = await send(target.app.url, { path: own[0] ?? "/api/media" });
    const heard = [...listener.heard];
    const control = await get(own[0] ?? "/api/media");
    await fetch(`${listener.url}/${randomUUID()}`);
    const { headers } = control;
    const isShut =
      /sandbox/.test(headers["content-security-policy"] ?? "") &&
      /^attachment/.test(headers["content-disposition"] ?? "");
    return finding(
      `${hostile.length} hostile addresses: ${theirs.length} were signed and asked for in vain, ${made.length} forged ones refused, the listener heard nothing; control: a file of the workspace's own came (${control.status})`,
      [
        ...theirs
          .filter(({ status, headers: sent }) => status < 400 || isPicture(sent["content-type"] ?? ""))
          .map(({ status }) => `a hostile picture: ${status}`),
        ...made
          .filter(({ answer }) => ![400, 403, 404, 422].includes(answer.status))
          .map(({ path, answer }) => `${path.slice(0, 60)}: ${answer.status}`),
        ...heard.map((line) => `the listener heard ${line.slice(0, 60)}`),
        ...(stranger.status === 401 ? [] : [`a stranger was answered ${stranger.status}`]),
        ...(control.status === 200 && isShut ? [] : [`the control answered ${control.status}`]),
        ...(listener.heard.length > heard.length ? [] : ["the listener is deaf"]),
        ...(hostile.length >= 40 && theirs.length >= 10
          ? []
          : [`only ${theirs.length} of ${hostile.length} were signed`]),
      ],
    );
  } finally {
    await listener.stop();
  }
};
