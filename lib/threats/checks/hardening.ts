import { everyAnswer, policyOf, type Seen } from "../answers";
import { finding, type LiveCheck } from "../check";
import { type Answer, send } from "../http";
import type { Target } from "../target";

type Rule = {
  readonly what: string;
  readonly kinds: readonly Seen["kind"][];
  readonly holds: (answer: Answer) => boolean;
};

const everywhere = ["page", "data", "frame", "file"] as const;

const has = (name: string, value: RegExp) => (answer: Answer) => value.test(answer.headers[name] ?? "");

/** Files and what is not found need no nonce: nothing in them runs. */
const isPage = ({ headers }: Answer): boolean => /^text\/html/.test(headers["content-type"] ?? "");

const runsOwnScriptsOnly = (answer: Answer): boolean => {
  const policy = policyOf(answer);
  const scripts = policy.get("script-src") ?? policy.get("default-src") ?? "";
  if (!isPage(answer)) return scripts !== "" && !/unsafe|\*/.test(scripts);
  return (
    /'nonce-[^']{20,}'/.test(scripts) &&
    /'strict-dynamic'/.test(scripts) &&
    !/unsafe|\*|https?:/.test(scripts)
  );
};

/** Each script that stands in the page has the nonce of that very answer. */
const allHaveTheNonce = (answer: Answer): boolean => {
  const nonce = /'nonce-([^']+)'/.exec(policyOf(answer).get("script-src") ?? "")?.[1];
  const scripts = [...answer.text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
  return !isPage(answer) || scripts.every((tag) => tag.includes(`nonce="${nonce}"`));
};

const rules: readonly Rule[] = [
  { what: "nosniff", kinds: everywhere, holds: has("x-content-type-options", /^nosniff$/) },
  {
    what: "Referrer-Policy",
    kinds: everywhere,
    holds: has("referrer-policy", /^(same-origin|no-referrer)$/),
  },
  { what: "COOP", kinds: everywhere, holds: has("cross-origin-opener-policy", /^same-origin$/) },
  { what: "CORP", kinds: everywhere, holds: has("cross-origin-resource-policy", /^same-origin$/) },
  { what: "HSTS", kinds: everywhere, holds: has("strict-transport-security", /^max-age=\d{8}/) },
  { what: "Permissions-Policy", kinds: everywhere, holds: has("permissions-policy", /camera=\(\)/) },
  {
    what: "no X-Powered-By",
    kinds: everywhere,
    holds: ({ headers }) => headers["x-powered-by"] === undefined,
  },
  { what: "no Server", kinds: everywhere, holds: ({ headers }) => headers.server === undefined },
  {
    what: "no CORS",
    kinds: everywhere,
    holds: ({ headers }) => headers["access-control-allow-origin"] === undefined,
  },
  { what: "a script policy", kinds: ["page"], holds: runsOwnScriptsOnly },
  { what: "a nonce at every script", kinds: ["page"], holds: allHaveTheNonce },
  {
    what: "object-src, base-uri",
    kinds: ["page"],
    holds: (answer) => {
      const policy = policyOf(answer);
      const [objects, base] = [policy.get("object-src"), policy.get("base-uri")];
      return base === "'none'" && (objects ?? policy.get("default-src")) === "'none'";
    },
  },
  {
    what: "a policy that runs nothing",
    kinds: ["data", "frame"],
    holds: (answer) => policyOf(answer).get("default-src") === "'none'" && policyOf(answer).has("sandbox"),
  },
  {
    what: "no-store",
    kinds: ["page", "data", "frame"],
    // What Next says of itself, in a word or none, is nobody's.
    holds: (answer) => answer.text.length < 40 || has("cache-control", /no-store/)(answer),
  },
];

const wrongWith = ({ what, kind, answer }: Seen): readonly string[] =>
  rules
    .filter(({ kinds, holds }) => kinds.includes(kind) && !holds(answer))
    .map((rule) => `${answer.status} ${what} lacks ${rule.what}`);

const nonceOf = async ({ app }: Target): Promise<string> => {
  const policy = policyOf(await send(app.url, { path: "/sign-in" }));
  return /'nonce-([^']+)'/.exec(policy.get("script-src") ?? "")?.[1] ?? "";
};

/** T15: the headers that harden, on every answer. Control: what lacks them is found, and a nonce never comes twice. */
export const hardening: LiveCheck = async (target) => {
  const seen = await everyAnswer(target);
  const bare = await send(target.intercomUrl, { path: "/me" });
  const found = wrongWith({ what: "Intercom", kind: "page", answer: bare }).length;
  const nonces = new Set([await nonceOf(target), await nonceOf(target), await nonceOf(target)]);
  return finding(
    `${seen.length} answers by ${rules.length} rules; control: an answer without them breaks ${found}`,
    [
      ...seen.flatMap(wrongWith),
      ...(found >= 8 ? [] : [`the control breaks ${found} only`]),
      ...(nonces.size === 3 && !nonces.has("") ? [] : ["a nonce came twice"]),
    ],
  );
};
