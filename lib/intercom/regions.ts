/** The three places where Intercom keeps a workspace. A token works on its own region's host only. */
export const regionHosts = {
  us: "https://api.intercom.io",
  eu: "https://api.eu.intercom.io",
  au: "https://api.au.intercom.io",
} as const;

/** Where its people work, and where somebody says yes to an app. */
export const appHosts = {
  us: "https://app.intercom.com",
  eu: "https://app.eu.intercom.com",
  au: "https://app.au.intercom.com",
} as const;

export type Region = keyof typeof regionHosts;
