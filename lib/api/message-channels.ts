/** How a message reaches a contact who is written to first. */
export const messageChannels = ["in_app", "email"] as const;
export type MessageChannel = (typeof messageChannels)[number];
