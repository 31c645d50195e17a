import * as z from "zod/mini";
import { endpoint } from "./endpoint";

/** A remote image or file, passed on by the server. Never called by hand: mapping makes these addresses and signs them. */
export const getMedia = endpoint<never>()({
  method: "GET",
  path: "/api/media",
  input: z.object({
    u: z.string().check(z.maxLength(8192)),
    s: z.string().check(z.maxLength(100)),
    /** Present for downloads. */
    name: z.optional(z.string().check(z.maxLength(1000))),
  }),
});
