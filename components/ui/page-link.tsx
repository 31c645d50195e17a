"use client";
import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { isPlainClick } from "./plain-click";

export type PageLinkProps = Omit<ComponentProps<"a">, "href"> & { readonly href: string };

/**
 * A link to another page of ours, without loading everything anew. Next's own also reads pages ahead, which nobody here wants (each
 * would ask Intercom), and would be a fiftieth of what the queue loads first.
 */
export const PageLink = ({ href, onClick, ...rest }: PageLinkProps) => {
  const router = useRouter();
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !isPlainClick(event)) return;
        event.preventDefault();
        router.push(href);
      }}
    />
  );
};
