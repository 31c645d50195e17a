const most = 5;

/** Stars for the eye, the number for everybody. */
export const ratingWords = (rating: number) => {
  const full = Math.max(0, Math.min(most, Math.round(rating)));
  return (
    <>
      <span aria-hidden="true" className="tracking-wide text-warm">
        {"★".repeat(full)}
        <span className="text-ink-3">{"☆".repeat(most - full)}</span>
      </span>{" "}
      {rating} of {most}
    </>
  );
};
