import { chromium } from "playwright";
import { type BenchTarget, median, signIn } from "./app";
import type { BenchLine } from "./bench-line";

const loads = 5;
/** Lighthouse's slow 4G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms. */
const slow4g = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const cpuSlowdown = 4;

type Load = { lcpMs: number; tbtMs: number; scriptBytes: number; cls: number };

/** Collects what the browser itself reports; runs inside the page before anything else. */
const observe = () => {
  const seen = { lcp: 0, cls: 0, fcp: 0, tasks: [] as [start: number, duration: number][] };
  Object.assign(window, { __bench: seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.lcp = Math.max(seen.lcp, entry.startTime);
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.tasks.push([entry.startTime, entry.duration]);
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName("first-contentful-paint")) seen.fcp = entry.startTime;
  }).observe({ type: "paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ("value" in entry && typeof entry.value === "number") seen.cls += entry.value;
    }
  }).observe({ type: "layout-shift", buffered: true });
};

type Seen = {
  lcp: number;
  cls: number;
  fcp: number;
  tasks: readonly (readonly [start: number, duration: number])[];
};

/** What keeps somebody waiting who already sees something: of each task over 50 ms, what is over, from the first paint on. */
const blockingMs = ({ fcp, tasks }: Seen): number =>
  tasks.reduce((sum, [start, duration]) => sum + (start < fcp ? 0 : Math.max(0, duration - 50)), 0);

const loadOnce = async (target: BenchTarget, cookie: string, executablePath: string): Promise<Load> => {
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
    chromiumSandbox: false,
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies(
      cookie.split("; ").map((pair) => {
        const at = pair.indexOf("=");
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: target.appUrl };
      }),
    );
    const page = await context.newPage();
    await page.addInitScript(observe);
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", slow4g);
    await session.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
    const scripts = new Set<string>();
    let scriptBytes = 0;
    session.on("Network.responseReceived", (event) => {
      if (event.type === "Script") scripts.add(event.requestId);
    });
    // Bodies as they came over the line, without headers.
    session.on("Network.dataReceived", (event) => {
      if (scripts.has(event.requestId)) scriptBytes += event.encodedDataLength;
    });
    await page.goto(`${target.appUrl}/queue`, { waitUntil: "networkidle" });
    const seen = await page.evaluate((): Seen => Reflect.get(window, "__bench"));
    return { lcpMs: seen.lcp, tbtMs: blockingMs(seen), cls: seen.cls, scriptBytes };
  } finally {
    await browser.close();
  }
};

/** B9: the first load of the queue with nothing cached, on slow 4G and a CPU four times slower. */
export const benchFirstLoad = async (target: BenchTarget, executablePath: string): Promise<BenchLine[]> => {
  const cookie = await signIn(target.appUrl, "agent@demo.test");
  const runs: Load[] = [];
  for (let i = 0; i < loads; i++) runs.push(await loadOnce(target, cookie, executablePath));
  const of = (pick: (load: Load) => number) => median(runs.map(pick));
  const detail = `median of ${loads} loads, slow 4G, CPU ÷ ${cpuSlowdown}`;
  return [
    { id: "B9", what: "queue, first load: LCP", value: of((l) => l.lcpMs), unit: "ms", limit: 2500, detail },
    {
      id: "B9",
      what: "queue, first load: blocking time after first paint",
      value: of((l) => l.tbtMs),
      unit: "ms",
      limit: 200,
      detail,
    },
    {
      id: "B9",
      what: "queue, first load: layout shift",
      value: of((l) => l.cls),
      unit: "",
      limit: 0.1,
      detail,
    },
    {
      id: "B9",
      what: "queue, first load: JavaScript, gzipped",
      value: of((l) => l.scriptBytes) / 1024,
      unit: "KiB",
      limit: 200,
      detail,
    },
  ];
};
