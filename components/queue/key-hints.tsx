import { memo } from "react";
import { Kbd } from "@/components/ui/kbd";

const hints = [
  { keys: ["j", "k"], word: "move" },
  { keys: ["e"], word: "close" },
  { keys: ["a"], word: "assign" },
  { keys: ["t"], word: "tag" },
] as const;

/** The keys that one uses all day, for as long as one does not know them. */
export const KeyHints = memo(() => (
  <footer
    aria-hidden="true"
    className="flex items-center gap-3 overflow-hidden border-t border-line bg-sunken px-3 py-[7px] text-s whitespace-nowrap text-ink-2 keyless:hidden"
  >
    {hints.map(({ keys, word }) => (
      <span key={word} className="inline-flex items-center gap-1.5">
        {keys.map((one) => (
          <Kbd key={one} keys={one} />
        ))}
        {word}
      </span>
    ))}
    <span className="ml-auto inline-flex items-center gap-1.5">
      <Kbd keys="?" /> keys
    </span>
  </footer>
));
KeyHints.displayName = "KeyHints";
