import { type Browser, chromium, type Page } from "playwright";
import type { BenchTarget } from "./app";

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    chromiumSandbox: false,
  });

export const frame = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done))));

export type Slowed = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Does what is to be measured on a page as on a machine so many times slower, and only that: a page that is slowed down takes a good
 * part of a core for nothing, from the page beside it as well.
 */
export const slowDown = async (page: Page, times: number): Promise<Slowed> => {
  const session = await page.context().newCDPSession(page);
  const at = (rate: number) => session.send("Emulation.setCPUThrottlingRate", { rate });
  return async (work) => {
    await at(times);
    try {
      return await work();
    } finally {
      await at(1);
    }
  };
};

/** Asks the demo workspace's control. @throws Error with its answer when it refuses. */
export const control = async (target: BenchTarget, path: string, body: unknown): Promise<unknown> => {
  const response = await fetch(`${target.demoUrl}/__control${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return text === "" ? null : JSON.parse(text);
};

/** A Cookie header as a browser context takes it. */
export const cookiesOf = (cookie: string, url: string) =>
  cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
