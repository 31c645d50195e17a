import { readdirSync } from "node:fs";
import path from "node:path";
import { type Answer, each, ownHeaders, ownLink, type Sent, send, sendAsRouter } from "./http";
import { control, plant } from "./intercom";
import { addressOf, builtPaths, everyRoute, isWrite } from "./routes";
import type { Target } from "./target";

/** One answer of the server's, and what it was of. */
export type Seen = {
  readonly what: string;
  /** `frame` is the one thing that our own pages show in a frame. */
  readonly kind: "page" | "data" | "frame" | "file";
  readonly answer: Answer;
};

type Ask = Pick<Seen, "what" | "kind"> & { readonly sent: Sent };

const staticFiles = ({ buildFolder }: Target): readonly string[] =>
  readdirSync(path.join(buildFolder, "static"), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) =>
      path.relative(buildFolder, path.join(file.parentPath, file.name)).replaceAll(path.sep, "/"),
    );

const files = (target: Target): readonly Ask[] =>
  [
    ...staticFiles(target).map((name) => `/_next/${name}`),
    ...builtPaths(target).files,
    ...["/favicon.ico", "/_next/static/nothing.js", "/_next/nothing", "/_next/data/x/queue.json"],
    ...["/_next/image", "/_next/image?url=%2Ficon.svg&w=64&q=75"],
  ].map((name) => ({ what: name, kind: "file", sent: { path: name } }));

const kindOf = (place: string): Seen["kind"] => (place.endsWith("/frame") ? "frame" : "data");

const data = async (target: Target, cookie: string, id: string): Promise<readonly Ask[]> => {
  const routes = await everyRoute(target);
  return routes.flatMap((route): readonly Ask[] => {
    const where = { what: `${route.method} ${route.path}`, kind: kindOf(route.path) };
    const sent = { method: route.method, path: addressOf(route.path, id) };
    if (!isWrite(route))
      return [
        { ...where, sent },
        { ...where, sent: { ...sent, cookie, headers: ownLink } },
      ];
    const whole = { ...sent, cookie, headers: ownHeaders(target.app.url), body: "{" };
    return [
      { ...where, sent: { ...sent, body: "{}" } },
      { ...where, sent: whole },
    ];
  });
};

const pages = (target: Target, cookie: string, id: string): readonly Ask[] =>
  builtPaths(target).pages.flatMap((page): readonly Ask[] => {
    const at = addressOf(page, id);
    const where = { what: at, kind: "page" } as const;
    return [
      { ...where, sent: { path: at } },
      { ...where, sent: { path: at, cookie } },
      { ...where, sent: { path: at, cookie, headers: { rsc: "1" } } },
    ];
  });

/** What goes wrong: addresses that are none, or cannot be read, and a page that breaks off. */
const failures = (cookie: string): readonly Ask[] => [
  { what: "a page that is none", kind: "page", sent: { path: "/nowhere", cookie } },
  { what: "a file that is none", kind: "page", sent: { path: "/nowhere.js" } },
  { what: "an address that cannot be read", kind: "data", sent: { path: "/conversations/%zz", cookie } },
  { what: "an address of data that is none", kind: "data", sent: { path: "/api/nowhere", cookie } },
  { what: "a method that is none", kind: "data", sent: { path: "/api/health", method: "PATCH" } },
  {
    what: "a page that breaks off",
    kind: "page",
    sent: { path: "/queue", cookie, headers: { rsc: "1", "next-router-state-tree": "%5Bbroken" } },
  },
];

/** A failure of Intercom's on the way, which is a 502 or 503 of ours. */
const upstreamFailure = async (target: Target, cookie: string): Promise<Seen> => {
  const id = await plant(target);
  await control(target, "POST", "/faults", {
    match: "GET /conversations/:id",
    kind: "status",
    status: 500,
    times: null,
  });
  try {
    const answer = await send(target.app.url, { path: `/api/conversations/${id}?fresh=1`, cookie });
    return { what: "a failure of Intercom's", kind: "data", answer };
  } finally {
    await control(target, "DELETE", "/faults");
  }
};

/** An answer of each kind of everything that the server answers at: all routes and pages, all files of the build, and failures. */
export const everyAnswer = async (target: Target): Promise<readonly Seen[]> => {
  const cookie = await target.cookieOf("owner");
  const id = await plant(target);
  const asks = [
    ...files(target),
    ...(await data(target, cookie, id)),
    ...pages(target, cookie, id),
    ...failures(cookie),
  ];
  const seen = await each(asks, async ({ what, kind, sent }) => ({
    what,
    kind,
    answer: await sendAsRouter(target.app.url, sent),
  }));
  return [...seen, await upstreamFailure(target, cookie)];
};

/** The rules of a content policy by their names. */
export const policyOf = ({ headers }: Answer): ReadonlyMap<string, string> =>
  new Map(
    (headers["content-security-policy"] ?? "").split(";").map((rule) => {
      const [name = "", ...values] = rule.trim().split(/\s+/);
      return [name, values.join(" ")];
    }),
  );
