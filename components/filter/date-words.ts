let format: Intl.DateTimeFormat | undefined;

/** A calendar day `YYYY-MM-DD`, and a time `HH:MM` of it, as one writes it: “1 Nov 2026 at 14:30”. */
export const dateWords = (date: string, time: string | null): string => {
  format ??= new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const day = format.format(new Date(`${date}T00:00:00Z`));
  return time === null ? day : `${day} at ${time}`;
};
