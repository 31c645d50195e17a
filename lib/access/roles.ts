/** Roles of a member, from least to most. A member is someone who signs in to Switchyard. */
export const roles = ["agent", "lead", "owner"] as const;
export type Role = (typeof roles)[number];

/** What one may do. `triage` covers every action on conversations and tickets. */
export const permissions = ["read", "triage", "share-views", "manage-connection", "manage-members"] as const;
export type Permission = (typeof permissions)[number];

const granted: Record<Role, readonly Permission[]> = {
  agent: ["read", "triage"],
  lead: ["read", "triage", "share-views"],
  owner: ["read", "triage", "share-views", "manage-connection", "manage-members"],
};

export const can = (role: Role, permission: Permission): boolean => granted[role].includes(permission);
