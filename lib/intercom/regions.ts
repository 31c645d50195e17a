/** The three places where Intercom keeps a workspace. A token works on its own region's host only. */
export const regionHosts = {
  us: "https://api.intercom.io",
  eu: "https://api.eu.intercom.io",
  au: "https://api.au.intercom.io",
} as const;

export type Region = keyof typeof regionHosts;
