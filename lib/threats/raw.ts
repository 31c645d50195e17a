import { connect } from "node:net";

const patienceMs = 20_000;

/**
 * Sends those bytes and gives back what comes until the other side ends. Nothing reads the answer for us, so what a lenient parser
 * would put right is seen.
 */
export const exchange = (url: string, bytes: string | Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    const chunks: Buffer[] = [];
    const end = () => resolve(Buffer.concat(chunks).toString("latin1"));
    socket.setTimeout(patienceMs, () => socket.destroy(new Error("no end of the answer in 20 seconds")));
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.once("end", end);
    socket.once("error", (error) => (chunks.length > 0 ? end() : reject(error)));
    socket.write(bytes);
  });

/** A whole request of these lines, after which the connection ends. */
export const rawRequest = (url: string, line: string, headers: Readonly<Record<string, string>>): string =>
  [
    `${line} HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    "Connection: close",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "",
    "",
  ].join("\r\n");

/** The header lines of a raw answer, as they came. */
export const headerLines = (answer: string): readonly string[] =>
  (answer.split("\r\n\r\n")[0] ?? "").split("\r\n").slice(1);
