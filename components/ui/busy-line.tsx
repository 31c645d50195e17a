/** A thin line that says that something is under way, without covering what is known. */
export const BusyLine = ({ label }: { label: string }) => (
  <div role="progressbar" aria-label={label} className="h-0.5 overflow-hidden bg-accent-soft">
    <div className="h-full w-1/3 animate-[slide_1.1s_ease-in-out_infinite] bg-accent" />
  </div>
);
