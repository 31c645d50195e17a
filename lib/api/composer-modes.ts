/** Whom it is for: the customer, the team, or the thread in a contact's name. */
export const composerModes = ["reply", "note", "contact"] as const;
export type ComposerMode = (typeof composerModes)[number];
