/** Files that were pasted. Programs put a picture beside the words that one copies: words are what is meant then. */
export const pastedFiles = ({ files, types }: Pick<DataTransfer, "files" | "types">): readonly File[] =>
  types.includes("text/plain") ? [] : [...files];
