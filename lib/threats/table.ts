import { attackSurface } from "./checks/attack-surface";
import { baseUrl } from "./checks/base-url";
import { bypass } from "./checks/bypass";
import { caches } from "./checks/caches";
import { csrf } from "./checks/csrf";
import { csv } from "./checks/csv";
import { failOpen } from "./checks/fail-open";
import { framing } from "./checks/framing";
import { hardening } from "./checks/hardening";
import { headerLinesCheck } from "./checks/header-lines";
import { hostileIdsCheck } from "./checks/hostile-ids";
import { hostileJson } from "./checks/hostile-json";
import { redirects } from "./checks/redirects";
import { rolesCheck } from "./checks/roles";
import { sessions } from "./checks/sessions";
import { sizes } from "./checks/sizes";
import { webhooks } from "./checks/webhooks";
import { worker } from "./checks/worker";
import { live, type Row } from "./row";

/** The threat table, T1 to T32: what each row is shown by. */
export const threats: readonly Row[] = [
  { id: "T7", title: "CSRF on route handlers", parts: [live("csrf", csrf)] },
  { id: "T9", title: "another base URL", parts: [live("base url", baseUrl)] },
  { id: "T10", title: "path traversal in ids", parts: [live("hostile ids", hostileIdsCheck)] },
  { id: "T11", title: "another's things, another's role", parts: [live("roles", rolesCheck)] },
  { id: "T12", title: "ways past the proxy", parts: [live("bypass", bypass)] },
  { id: "T13", title: "open redirect", parts: [live("redirects", redirects)] },
  { id: "T14", title: "clickjacking", parts: [live("framing", framing)] },
  { id: "T15", title: "hardening headers", parts: [live("hardening", hardening)] },
  { id: "T16", title: "sessions", parts: [live("sessions", sessions)] },
  { id: "T18", title: "fail open", parts: [live("fail open", failOpen)] },
  { id: "T19", title: "forged webhooks", parts: [live("webhooks", webhooks)] },
  { id: "T20", title: "hostile JSON", parts: [live("hostile json", hostileJson)] },
  { id: "T21", title: "oversize bodies", parts: [live("sizes", sizes)] },
  { id: "T22", title: "header injection", parts: [live("header lines", headerLinesCheck)] },
  { id: "T24", title: "formulas in CSV", parts: [live("csv", csv)] },
  { id: "T28", title: "caches between users", parts: [live("caches", caches)] },
  { id: "T29", title: "service worker", parts: [live("worker", worker)] },
  { id: "T31", title: "optimiser, server actions", parts: [live("attack surface", attackSurface)] },
];
