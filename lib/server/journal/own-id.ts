import "server-only";

/** In place of a member's id: Switchyard itself where it acts by itself, and the workspace where that is what something was done to. */
export const ownId = "00000000-0000-0000-0000-000000000000";
