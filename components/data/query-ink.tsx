import { cx } from "@/components/ui/cx";
import { markProblems, type Piece, piecesOf } from "./tokens";

const looks: Record<Piece["kind"], string> = {
  gap: "",
  term: "bg-accent-soft shadow-[0_0_0_3px_var(--accent-soft)]",
  negated: "bg-late-soft shadow-[0_0_0_3px_var(--late-soft)]",
  word: "",
  sign: "relative font-semibold text-ink-3",
};

const plainLooks: Partial<Record<Piece["kind"], string>> = { sign: "font-semibold text-ink-3" };

const Ink = ({ piece, plain }: { piece: Piece; plain: boolean }) => (
  <span
    className={
      plain ? plainLooks[piece.kind] : cx("rounded-[2px] [box-decoration-break:clone]", looks[piece.kind])
    }
  >
    {piece.nameLength > 0 ? (
      <span className={piece.kind === "negated" ? "text-late" : "text-accent"}>
        {piece.text.slice(0, piece.nameLength)}
      </span>
    ) : null}
    {piece.text.slice(piece.nameLength)}
  </span>
);

export type QueryInkProps = {
  readonly text: string;
  readonly problems: readonly { readonly from: number; readonly to: number }[];
  readonly className: string;
  /** Without the ground behind each term: for a line that nobody writes in. */
  readonly plain?: boolean;
};

/** What lies behind the field's transparent letters, in exactly its measure: terms in colour, problems underlined. */
export const QueryInk = ({ text, problems, className, plain = false }: QueryInkProps) => (
  <>
    <div aria-hidden="true" className={className}>
      {piecesOf(text).map((piece) => (
        <Ink key={piece.from} piece={piece} plain={plain} />
      ))}
    </div>
    {problems.length > 0 ? (
      <div aria-hidden="true" className={cx(className, "text-transparent")}>
        {markProblems(text, problems).map((part) => (
          <span
            key={part.from}
            className={
              part.wrong ? "underline decoration-late decoration-wavy decoration-1 underline-offset-4" : ""
            }
          >
            {part.text}
          </span>
        ))}
      </div>
    ) : null}
  </>
);
