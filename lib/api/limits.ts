/** What both the forms and the server's checks go by. */
export const regions = ["us", "eu", "au"] as const;
export type Region = (typeof regions)[number];

export const shortestPassword = 12;
/** Longer ones are refused unread: argon2 would work for whatever it is given. */
export const longestPassword = 200;
export const longestEmail = 254;
export const longestQuery = 2048;

/** Of a note about a contact, in characters. */
export const longestNote = 10_000;
