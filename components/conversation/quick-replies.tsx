import Check from "lucide-react/icons/check";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { QuickReply } from "@/lib/conversation/model";

/** The answers that the customer was offered to press, and which of them they did. */
export const QuickReplies = ({ offered }: { offered: readonly QuickReply[] }) => (
  <ul aria-label="Quick replies offered" data-offered="" className="mt-2 flex flex-wrap gap-1.5">
    {offered.map(({ text, pressed }, index) => (
      <li
        // Texts repeat; their order never changes.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        key={index}
        className={cx(
          "inline-flex min-h-6 max-w-full items-center gap-1 rounded-full border px-2.5 text-m [overflow-wrap:anywhere]",
          pressed ? "border-accent-line bg-accent-soft text-accent" : "border-line-strong text-ink-2",
        )}
      >
        {pressed ? <Icon of={Check} size={12} /> : null}
        <bdi>{text}</bdi>
        {pressed ? <span className="sr-only">, chosen by the customer</span> : null}
      </li>
    ))}
  </ul>
);
