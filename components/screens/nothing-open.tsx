import MessagesSquare from "lucide-react/icons/messages-square";
import { Kbd } from "@/components/ui/kbd";
import { Notice } from "@/components/ui/notice";

/** Beside the list while nothing is opened from it. */
export const NothingOpen = () => (
  <main className="grid h-full place-items-center bg-surface max-md:hidden">
    <Notice icon={MessagesSquare} title="No conversation is open">
      <p>Choose one from the list.</p>
      <p aria-hidden="true" className="mt-2 flex justify-center gap-3 text-s keyless:hidden">
        <span>
          <Kbd keys="j" /> <Kbd keys="k" /> move
        </span>
        <span>
          <Kbd keys="o" /> open
        </span>
        <span>
          <Kbd keys="?" /> all keys
        </span>
      </p>
    </Notice>
  </main>
);
