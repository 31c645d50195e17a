/** The product's mark: two tracks of which one leaves. */
export const Mark = ({ className }: { className: string }) => (
  <svg viewBox="0 0 20 20" className={`shrink-0 ${className}`} aria-hidden="true">
    <rect width="20" height="20" rx="5" className="fill-accent" />
    <path d="M4 7h12M4 13.4 15.2 8.9" className="stroke-accent-ink" strokeWidth="2" strokeLinecap="round" />
  </svg>
);
