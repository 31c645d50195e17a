import { endpoint } from "./endpoint";

/** Whether the process answers; asks nothing of the database or of Intercom. */
export const getHealth = endpoint<{ readonly ok: true }>()({
  method: "GET",
  path: "/api/health",
  input: () => import("./inputs").then((all) => all.nothing),
});
