/**
 * What a saved reply leaves open: a name, perhaps more after a line. Letters that neither has end it at once, so a look at a text costs one
 * pass, whatever it is made of.
 */
export const placeholder = /\{\{([^{}|\n]*)(?:\|([^{}\n]*))?\}\}/gu;

/** What is still open in a text, each once. */
export const openPlaceholders = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(placeholder)].map(([whole]) => whole)),
];
