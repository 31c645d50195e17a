/** In this order: later ones also name the earlier. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?(?:iOS)?\//, "Edge"],
  [/\b(?:OPR|OPiOS)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|HeadlessChrome|CriOS|Chromium)\//, "Chrome"],
  [/\bVersion\/\S+ (?:Mobile\/\S+ )?Safari\//, "Safari"],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bLinux\b/, "Linux"],
];

const found = (list: typeof browsers, userAgent: string): string | null =>
  list.find(([sign]) => sign.test(userAgent))?.[1] ?? null;

/** What somebody would call the device, such as "Chrome on Linux", as far as the browser says. */
export const deviceWords = (userAgent: string | null): string => {
  const browser = found(browsers, userAgent ?? "");
  const system = found(systems, userAgent ?? "");
  if (browser === null && system === null) return "Unknown browser";
  return system === null ? `${browser}` : `${browser ?? "Unknown browser"} on ${system}`;
};
