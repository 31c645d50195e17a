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
import { installsWithoutScripts } from "./checks/packages";
import { redirects } from "./checks/redirects";
import { rolesCheck } from "./checks/roles";
import { sessions } from "./checks/sessions";
import { guessingStops, nobodyLearnsWhoIsThere } from "./checks/sign-in-tries";
import { sizes } from "./checks/sizes";
import { faultsTellNothing } from "./checks/upstream-faults";
import { webhooks } from "./checks/webhooks";
import { withoutProxy } from "./checks/without-proxy";
import { worker } from "./checks/worker";
import { live, type Row, unit } from "./row";

/** The threat table, T1 to T32: what each row is shown by. */
export const threats: readonly Row[] = [
  {
    id: "T5",
    title: "token reaches the browser",
    parts: [
      live("crawl", nothingLeaves),
      live("browser", nothingIsKept, { isSlow: true }),
      unit("lib/server/http/canary.test.ts", "lib/threats/spellings.test.ts"),
    ],
  },
  {
    id: "T6",
    title: "token in logs and errors",
    parts: [
      live("faults", faultsTellNothing, { isSlow: true }),
      unit(
        "lib/server/logger/logger.test.ts",
        "lib/server/logger/hide-settings.test.ts",
        "lib/intercom/redact.test.ts",
        "lib/intercom/secrecy.test.ts",
      ),
    ],
  },
  { id: "T7", title: "CSRF on route handlers", parts: [live("csrf", csrf)] },
  { id: "T9", title: "another base URL", parts: [live("base url", baseUrl)] },
  { id: "T10", title: "path traversal in ids", parts: [live("hostile ids", hostileIdsCheck)] },
  { id: "T11", title: "another's things, another's role", parts: [live("roles", rolesCheck)] },
  {
    id: "T12",
    title: "ways past the proxy",
    parts: [live("bypass", bypass), live("without the proxy", withoutProxy, { isSlow: true })],
  },
  { id: "T13", title: "open redirect", parts: [live("redirects", redirects)] },
  { id: "T14", title: "clickjacking", parts: [live("framing", framing)] },
  { id: "T15", title: "hardening headers", parts: [live("hardening", hardening)] },
  {
    id: "T16",
    title: "sessions",
    parts: [live("sessions", sessions), unit("lib/server/auth/sessions.test.ts")],
  },
  {
    id: "T17",
    title: "guessing passwords and accounts",
    parts: [live("guessing", guessingStops), live("who is there", nobodyLearnsWhoIsThere, { isSlow: true })],
  },
  {
    id: "T18",
    title: "fail open",
    parts: [live("fail open", failOpen), live("broken starts", brokenClosesAll, { isSlow: true })],
  },
  { id: "T19", title: "forged webhooks", parts: [live("webhooks", webhooks)] },
  { id: "T20", title: "hostile JSON", parts: [live("hostile json", hostileJson)] },
  { id: "T21", title: "oversize bodies", parts: [live("sizes", sizes)] },
  { id: "T22", title: "header injection", parts: [live("header lines", headerLinesCheck)] },
  { id: "T24", title: "formulas in CSV", parts: [live("csv", csv)] },
  {
    id: "T25",
    title: "secrets at rest, rotation",
    parts: [
      live("at rest", tokenIsSealed),
      unit(
        "lib/server/vault/vault.test.ts",
        "lib/server/connection/at-rest.test.ts",
        "lib/server/connection/reseal.test.ts",
        "lib/server/connection/rotation.test.ts",
      ),
    ],
  },
  {
    id: "T26",
    title: "a journal that is tampered with",
    parts: [
      live("tampering", touchedRowsAreNamed, { isSlow: true }),
      unit("lib/server/journal/verify-journal.test.ts", "lib/server/journal/append-only.test.ts"),
    ],
  },
  { id: "T28", title: "caches between users", parts: [live("caches", caches)] },
  { id: "T29", title: "service worker", parts: [live("worker", worker)] },
  {
    id: "T30",
    title: "dependencies",
    parts: [live("no scripts", installsWithoutScripts, { isSlow: true }), unit("lib/setup/lockfile.test.ts")],
  },
  { id: "T31", title: "optimiser, server actions", parts: [live("attack surface", attackSurface)] },
];
