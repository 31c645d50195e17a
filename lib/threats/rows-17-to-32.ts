import { tokenIsSealed } from "./checks/at-rest";
import { attackSurface } from "./checks/attack-surface";
import { brokenClosesAll } from "./checks/broken-start";
import { caches } from "./checks/caches";
import { csv } from "./checks/csv";
import { failOpen } from "./checks/fail-open";
import { headerLinesCheck } from "./checks/header-lines";
import { hostileJson } from "./checks/hostile-json";
import { touchedRowsAreNamed } from "./checks/journal-tampered";
import { installsWithoutScripts } from "./checks/packages";
import { queries } from "./checks/queries";
import { guessingStops, nobodyLearnsWhoIsThere } from "./checks/sign-in-tries";
import { floods, sizes } from "./checks/sizes";
import { upstream } from "./checks/upstream";
import { webhooks } from "./checks/webhooks";
import { worker } from "./checks/worker";
import { live, type Row, story, unit } from "./row";

/** The second half of the threat table. */
export const rowsTo32: readonly Row[] = [
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
        "lib/server/journal/cut-tampering.test.ts",
        "lib/server/journal/postgres-journal.test.ts",
      ),
    ],
  },
  {
    id: "T27",
    title: "one user exhausts the API budget",
    parts: [unit("lib/intercom/lanes.test.ts", "lib/intercom/overload.test.ts")],
    unitOnly: "the turns that people take are counted where calls go out, on a clock that stands still",
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
