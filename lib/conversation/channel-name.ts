/** Intercom's `source.type` in the words people use; an unknown one as it is. */
const names: Readonly<Record<string, string>> = {
  conversation: "chat",
  email: "e-mail",
  facebook: "Facebook",
  instagram: "Instagram",
  phone_call: "phone call",
  phone_switch: "phone switch",
  push: "push",
  sms: "SMS",
  twitter: "Twitter",
  whatsapp: "WhatsApp",
};

export const channelName = (channel: string): string =>
  Object.hasOwn(names, channel) ? (names[channel] ?? channel) : channel.replaceAll("_", " ");
