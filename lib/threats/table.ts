import { csrf } from "./checks/csrf";
import { hostileIdsCheck } from "./checks/hostile-ids";
import { rolesCheck } from "./checks/roles";
import { live, type Row } from "./row";

/** The threat table, T1 to T32: what each row is shown by. */
export const threats: readonly Row[] = [
  { id: "T7", title: "CSRF on route handlers", parts: [live("csrf", csrf)] },
  { id: "T10", title: "path traversal in ids", parts: [live("hostile ids", hostileIdsCheck)] },
  { id: "T11", title: "another's things, another's role", parts: [live("roles", rolesCheck)] },
];
