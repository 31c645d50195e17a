export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Of this browser, not of the member: kept in cookies so that the server's first HTML already has them. */
export type Preferences = { readonly theme: Theme; readonly singleKeys: boolean };

export const preferenceCookies = { theme: "switchyard-theme", singleKeys: "switchyard-keys" } as const;

export const readPreferences = (cookie: (name: string) => string | undefined): Preferences => {
  const theme = cookie(preferenceCookies.theme);
  return {
    theme: themes.find((one) => one === theme) ?? "system",
    singleKeys: cookie(preferenceCookies.singleKeys) !== "off",
  };
};
