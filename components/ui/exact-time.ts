let format: Intl.DateTimeFormat | undefined;

/** A moment in full, in the reader's own time zone; `at` is in unix seconds. */
export const exactTime = (at: number): string => {
  format ??= new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });
  return format.format(new Date(at * 1000));
};
