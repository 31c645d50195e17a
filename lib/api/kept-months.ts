/** For how many months the journal can be set to keep its rows; where it is set to none of them, for ever. */
export const keptMonths = [12, 24, 36, 84] as const;
export type KeptMonths = (typeof keptMonths)[number];

/** As a person says it: "for 12 months". */
export const keptFor = (months: KeptMonths | null): string => {
  if (months === null) return "for ever";
  return months === 84 ? "for 7 years" : `for ${months} months`;
};
