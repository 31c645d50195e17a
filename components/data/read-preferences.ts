export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Of this browser, not of the member: kept in a cookie so that the server's first HTML already has it, also before one signs in. */
export type Preferences = { readonly theme: Theme };

export const themeCookie = "switchyard-theme";

export const readPreferences = (cookie: (name: string) => string | undefined): Preferences => {
  const theme = cookie(themeCookie);
  return { theme: themes.find((one) => one === theme) ?? "system" };
};
