import type { Piece } from "@/lib/search/sentence";

/** A sentence with what the reader chose set off. */
export const SentenceText = ({ pieces }: { readonly pieces: readonly Piece[] }) => {
  let at = 0;
  return pieces.map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.strong ? (
      <b key={key} className="font-semibold text-ink">
        <bdi>{piece.text}</bdi>
      </b>
    ) : (
      <span key={key}>{piece.text}</span>
    );
  });
};
