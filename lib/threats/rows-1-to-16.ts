import { baseUrl } from "./checks/base-url";
import { bypass } from "./checks/bypass";
import { nothingIsKept } from "./checks/canary-browser";
import { nothingLeaves } from "./checks/canary-crawl";
import { csrf } from "./checks/csrf";
import { framing } from "./checks/framing";
import { hardening } from "./checks/hardening";
import { hostileIdsCheck } from "./checks/hostile-ids";
import { media } from "./checks/media";
import { redirects } from "./checks/redirects";
import { rolesCheck } from "./checks/roles";
import { sessions } from "./checks/sessions";
import { faultsTellNothing } from "./checks/upstream-faults";
import { withoutProxy } from "./checks/without-proxy";
import { live, type Row, story, unit } from "./row";

/** The first half of the threat table. */
export const rowsTo16: readonly Row[] = [
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
      unit("lib/server/http/canary.test.ts", "lib/threats/spellings.test.ts"),
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
        "lib/intercom/secrecy.test.ts",
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
    parts: [
      live("roles", rolesCheck),
      unit("lib/server/http/every-route.test.ts", "lib/server/journal/who-sees.test.ts"),
    ],
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
];
