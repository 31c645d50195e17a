import { endpoint } from "./endpoint";

/** A remote image or file, passed on by the server. Never called by hand: mapping makes these addresses and signs them. */
export const getMedia = endpoint<never>()({
  method: "GET",
  path: "/api/media",
  input: () => import("./inputs").then((all) => all.mediaInput),
});
