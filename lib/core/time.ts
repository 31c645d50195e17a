/** Unix time in whole seconds, as Intercom uses it. */
export type UnixSeconds = number;

export const minuteSeconds = 60;
export const hourSeconds = 3600;
export const daySeconds = 86_400;

export const toSeconds = (milliseconds: number): UnixSeconds => Math.floor(milliseconds / 1000);

/** A clock that verbs get from `ctx`; `now()` is in milliseconds. */
export type Clock = { readonly now: () => number };

/** Short and relative, for tables: `12 s`, `58 min`, `3 h 12`, `6 d`, `5 mo`. Negative spans read as `0 s`. */
export const shortSpan = (seconds: number): string => {
  const s = Math.max(0, Math.floor(seconds));
  if (s < minuteSeconds) return `${s} s`;
  if (s < hourSeconds) return `${Math.floor(s / minuteSeconds)} min`;
  if (s < daySeconds) {
    const minutes = Math.floor((s % hourSeconds) / minuteSeconds);
    return `${Math.floor(s / hourSeconds)} h ${String(minutes).padStart(2, "0")}`;
  }
  if (s < 90 * daySeconds) return `${Math.floor(s / daySeconds)} d`;
  return `${Math.floor(s / (30 * daySeconds))} mo`;
};

const justNowSeconds = 5;

/** A distance into the past in a sentence: `just now`, `12 s ago`, `3 h 12 ago`. */
export const agoSpan = (seconds: number): string =>
  seconds < justNowSeconds ? "just now" : `${shortSpan(seconds)} ago`;
