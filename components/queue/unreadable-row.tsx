import type { RowPlace } from "@/components/ui/virtual-list";

/** A conversation that Intercom sent in a shape nobody can read: said, not dropped in silence. */
export const UnreadableRow = ({ id, place }: { id: string | null; place: RowPlace }) => (
  // biome-ignore lint/a11y/useFocusableInteractive: there is nothing to do with it
  <div
    {...place}
    role="option"
    aria-selected="false"
    aria-disabled="true"
    className="flex h-full flex-col justify-center border-b border-line px-3.5 text-ink-2"
  >
    <span>{id === null ? "A conversation" : `Conversation ${id}`} cannot be shown</span>
    <span className="text-s text-ink-3">Intercom sent it in a shape that Switchyard does not know.</span>
  </div>
);
