import { csrf } from "./checks/csrf";
import { live, type Row } from "./row";

/** The threat table, T1 to T32: what each row is shown by. */
export const threats: readonly Row[] = [
  { id: "T7", title: "CSRF on route handlers", parts: [live("csrf", csrf)] },
];
