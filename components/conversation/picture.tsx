"use client";
import { useState } from "react";
import { whyNot } from "./use-download";

export type PictureProps = {
  readonly address: string;
  readonly alt: string;
  readonly className: string;
  readonly lazy?: boolean;
};

/** An image through our server, and the reason in its place where it cannot be had. */
export const Picture = ({ address, alt, className, lazy = false }: PictureProps) => {
  const [why, setWhy] = useState<string | null>(null);
  if (why !== null) {
    return (
      <span role="status" className="grid h-full place-content-center p-2 text-center text-s text-ink-2">
        {why}
      </span>
    );
  }
  const onError = () =>
    void whyNot(address).then((said) => setWhy(said ?? "This image cannot be shown. Download it instead."));
  return (
    // biome-ignore lint/performance/noImgElement: Next's optimiser is off; these come through our own server as they are.
    <img
      src={address}
      alt={alt}
      loading={lazy ? "lazy" : "eager"}
      decoding="async"
      draggable={false}
      onError={onError}
      className={className}
    />
  );
};
