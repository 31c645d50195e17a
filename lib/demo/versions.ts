/**
 * Versions as their minor number (2.10 = 10); `Preview` counts as the newest. A request without the header gets the version
 * set for the app, here 2.10: assumed, since the real one depends on what its owner chose in the Developer Hub.
 */
export const previewVersion = 99;
export const appDefaultVersion = 10;

const oldest = 7;
const newest = 16;

/** The minor number, or null for a version that Intercom does not know. `Unstable` is the former name of `Preview`. */
export const parseVersion = (header: string | undefined): number | null => {
  if (header === undefined || header === "") return appDefaultVersion;
  if (header === "Preview" || header === "Unstable") return previewVersion;
  const match = /^2\.(\d{1,2})$/.exec(header);
  if (match === null) return null;
  const minor = Number(match[1]);
  return minor >= oldest && minor <= newest ? minor : null;
};
