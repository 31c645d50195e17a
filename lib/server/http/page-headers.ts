import "server-only";

/** Set by proxy.ts on every page's request: the path with its query, for the way back after signing in. */
export const pathHeader = "x-switchyard-path";
