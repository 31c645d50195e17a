/** The longest message that is sent, in characters; Intercom's own limit is not documented. */
export const longestMessage = 60_000;
export const longestTagName = 255;
