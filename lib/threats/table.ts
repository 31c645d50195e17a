import { tokenIsSealed } from "./checks/at-rest";
import { attackSurface } from "./checks/attack-surface";
import { baseUrl } from "./checks/base-url";
import { brokenClosesAll } from "./checks/broken-start";
import { bypass } from "./checks/bypass";
import { caches } from "./checks/caches";
import { nothingIsKept } from "./checks/canary-browser";
import { nothingLeaves } from "./checks/canary-crawl";
import { csrf } from "./checks/csrf";
import { csv } from "./checks/csv";
import { failOpen } from "./checks/fail-open";
import { framing } from "./checks/framing";
import { hardening } from "./checks/hardening";
import { headerLinesCheck } from "./checks/header-lines";
import { hostileIdsCheck } from "./checks/hostile-ids";
import { hostileJson } from "./checks/hostile-json";
import { touchedRowsAreNamed } from "./checks/journal-tampered";
import { media } from "./checks/media";
import { installsWithoutScripts } from "./checks/packages";
import { queries } from "./checks/queries";
import { redirects } from "./checks/redirects";
import { rolesCheck } from "./checks/roles";
import { sessions } from "./checks/sessions";
import { guessingStops, nobodyLearnsWhoIsThere } from "./checks/sign-in-tries";
import { floods, sizes } from "./checks/sizes";
import { upstream } from "./checks/upstream";
import { faultsTellNothing } from "./checks/upstream-faults";
import { webhooks } from "./checks/webhooks";
import { withoutProxy } from "./checks/without-proxy";
import { worker } from "./checks/worker";
import { live, type Row, story, unit } from "./row";

/** The threat table, T1 to T32: what each row is shown by. */
export const threats: readonly Row[] = [
  {
    id: "T1",
    title: "stored XSS in messages",
    parts: [
      story("e2e/hostile.desktop.spec.ts", "e2e/mail.spec.ts", "e2e/mail-links.phone.spec.ts"),
      unit("lib/server/conversations/sanitise.test.ts", "lib/server/mail/show-as-sent.test.ts"),
    ],
  },
  {
    id: "T2",
    title: "XSS in names, titles, tags, files",
    parts: [story("e2e/hostile.desktop.spec.ts", "e2e/hostile-names.desktop.spec.ts")],
  },
  {
    id: "T3",
    title: "tracking pixels, CSS exfiltration",
    parts: [story("e2e/hostile.desktop.spec.ts", "e2e/mail.spec.ts"), unit("lib/server/mail/styles.test.ts")],
  },
  { id: "T4", title: "DOM clobbering", parts: [story("e2e/hostile.desktop.spec.ts")] },
  {
    id: "T5",
    title: "token reaches the browser",
    parts: [
      live("crawl", nothingLeaves),
      live("browser", nothingIsKept, { isSlow: true, isApart: true }),
      story("e2e/headers.desktop.spec.ts"),
      unit("lib/server/http/canary.test.ts", "lib/intercom/secrecy.test.ts", "lib/threats/spellings.test.ts"),
    ],
  },
  {
    id: "T6",
    title: "token in logs and errors",
    parts: [
      live("faults", faultsTellNothing, { isSlow: true }),
      unit(
        "lib/server/http/canary.test.ts",
        "lib/server/logger/logger.test.ts",
        "lib/server/logger/hide-settings.test.ts",
        "lib/intercom/redact.test.ts",
      ),
    ],
  },
  {
    id: "T7",
    title: "CSRF on route handlers",
    parts: [live("csrf", csrf), unit("lib/server/http/every-route.test.ts", "lib/server/auth/route.test.ts")],
  },
  {
    id: "T8",
    title: "SSRF by images and attachments",
    parts: [
      live("media", media),
      unit(
        "lib/server/media/hostile-urls.test.ts",
        "lib/server/media/get-media.test.ts",
        "lib/server/media/route.test.ts",
      ),
    ],
  },
  {
    id: "T9",
    title: "SSRF by the base URL",
    parts: [live("base url", baseUrl), unit("lib/intercom/base-url.test.ts", "lib/server/env.test.ts")],
  },
  {
    id: "T10",
    title: "path traversal in ids",
    parts: [live("hostile ids", hostileIdsCheck), unit("lib/intercom/path.test.ts")],
  },
  {
    id: "T11",
    title: "another's things, another's role",
    parts: [live("roles", rolesCheck), unit("lib/server/http/every-route.test.ts")],
  },
  {
    id: "T12",
    title: "ways past the proxy",
    parts: [live("bypass", bypass), live("without the proxy", withoutProxy, { isSlow: true, isApart: true })],
  },
  {
    id: "T13",
    title: "open redirects",
    parts: [
      live("redirects", redirects),
      story("e2e/sign-in.spec.ts"),
      unit("lib/server/auth/callback-url.test.ts"),
    ],
  },
  {
    id: "T14",
    title: "clickjacking",
    parts: [live("framing", framing), story("e2e/headers.desktop.spec.ts")],
  },
  {
    id: "T15",
    title: "hardening headers",
    parts: [
      live("hardening", hardening),
      story("e2e/headers.desktop.spec.ts"),
      unit("lib/server/http/security-headers.test.ts"),
    ],
  },
  {
    id: "T16",
    title: "fixed, expired and revoked sessions",
    parts: [
      live("sessions", sessions),
      story("e2e/members.desktop.spec.ts"),
      unit("lib/server/auth/sessions.test.ts", "lib/server/http/held.test.ts"),
    ],
  },
  {
    id: "T17",
    title: "brute force, enumeration",
    parts: [
      live("guessing", guessingStops),
      live("who is there", nobodyLearnsWhoIsThere, { isSlow: true }),
      unit("lib/server/auth/route.test.ts", "lib/server/http/client-address.test.ts"),
    ],
  },
  {
    id: "T18",
    title: "sign-in that fails open",
    parts: [
      live("fail open", failOpen),
      live("broken starts", brokenClosesAll, { isSlow: true, isApart: true }),
      unit("lib/server/env.test.ts", "lib/setup/settings.test.ts", "lib/server/lifecycle.test.ts"),
    ],
  },
  { id: "T19", title: "forged and replayed webhooks", parts: [live("webhooks", webhooks)] },
  {
    id: "T20",
    title: "prototype pollution, deep JSON",
    parts: [live("hostile json", hostileJson), unit("lib/server/http/handle.test.ts")],
  },
  {
    id: "T21",
    title: "oversize bodies",
    parts: [
      live("sizes", sizes),
      live("floods", floods, { isSlow: true }),
      unit("lib/server/uploads/uploads.test.ts"),
    ],
  },
  {
    id: "T22",
    title: "header injection, split answers",
    parts: [live("header lines", headerLinesCheck), unit("lib/server/media/disposition.test.ts")],
  },
  {
    id: "T23",
    title: "ReDoS, parser bombs in queries",
    parts: [
      live("queries", queries),
      unit("lib/search/laws.test.ts", "lib/search/parse.test.ts", "lib/search/lower.test.ts"),
    ],
  },
  {
    id: "T24",
    title: "formulas in CSV",
    parts: [live("csv", csv), unit("lib/core/csv.test.ts", "lib/server/journal/export-journal.test.ts")],
  },
  {
    id: "T25",
    title: "secrets at rest, rotation of keys",
    parts: [
      live("at rest", tokenIsSealed),
      unit(
        "lib/server/connection/at-rest.test.ts",
        "lib/server/connection/rotation.test.ts",
        "lib/server/connection/reseal.test.ts",
        "lib/server/vault/vault.test.ts",
      ),
    ],
  },
  {
    id: "T26",
    title: "tampering with the journal",
    parts: [
      live("tampering", touchedRowsAreNamed, { isSlow: true }),
      unit(
        "lib/server/journal/append-only.test.ts",
        "lib/server/journal/verify-journal.test.ts",
        "lib/server/journal/postgres-journal.test.ts",
      ),
    ],
  },
  {
    id: "T27",
    title: "one user exhausts the API budget",
    parts: [unit("lib/intercom/lanes.test.ts", "lib/intercom/overload.test.ts")],
    unitOnly: "to be shown by one who hammers while others read, counted at the demo workspace",
  },
  {
    id: "T28",
    title: "caches between users and roles",
    parts: [live("caches", caches), story("e2e/headers.desktop.spec.ts")],
  },
  { id: "T29", title: "service worker takeover", parts: [live("worker", worker)] },
  {
    id: "T30",
    title: "dependency advisories",
    parts: [
      live("no scripts", installsWithoutScripts, { isSlow: true, isApart: true }),
      unit("lib/setup/lockfile.test.ts", "lib/setup/secrets-scan.test.ts"),
    ],
  },
  { id: "T31", title: "image optimiser, server actions", parts: [live("attack surface", attackSurface)] },
  {
    id: "T32",
    title: "what Intercom answers is trusted",
    parts: [
      live("upstream", upstream),
      unit(
        "lib/intercom/client.test.ts",
        "lib/intercom/schema/conversation.test.ts",
        "lib/server/search/list-queue.test.ts",
        "lib/contract/official-examples.test.ts",
      ),
    ],
  },
];
