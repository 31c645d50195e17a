/** Roles of a member, from least to most. A member is someone who signs in to Switchyard. */
export const roles = ["agent", "lead", "owner"] as const;
export type Role = (typeof roles)[number];

/**
 * What one may do. `triage` covers actions on conversations and tickets but for those that cannot be taken back and take whole
 * conversations away (`erase`: delete, merge) and those that speak in a customer's name (`speak-for-contacts`). `read-journal` shows
 * everybody's actions; what one did oneself, and what was done to a conversation or ticket, everybody sees who may `read`.
 * `manage-journal` is to see all of the journal, what happens to members and the connection included, and to say for how long it is kept.
 */
export const permissions = [
  "read",
  "triage",
  "erase",
  "speak-for-contacts",
  "share-views",
  "read-journal",
  "manage-connection",
  "manage-members",
  "manage-journal",
] as const;
export type Permission = (typeof permissions)[number];

const granted: Record<Role, readonly Permission[]> = {
  agent: ["read", "triage"],
  lead: ["read", "triage", "erase", "speak-for-contacts", "share-views", "read-journal"],
  owner: permissions,
};

export const can = (role: Role, permission: Permission): boolean => granted[role].includes(permission);
