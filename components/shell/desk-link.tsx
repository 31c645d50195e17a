"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** Whether both are addresses of the desk, between which no server needs to be asked for a page. */
export const staysOnDesk = (pathname: string, href: string): boolean =>
  pathname.startsWith("/queue") && /^\/queue[/?]/.test(href);

/** A link to a queue. On the desk itself only the address changes, and the list follows it at once. */
export const DeskLink = ({
  href,
  onClick,
  ...rest
}: Omit<ComponentProps<typeof Link>, "href"> & { href: string }) => {
  const pathname = usePathname();
  return (
    <Link
      {...rest}
      href={href}
      prefetch={false}
      onClick={(event) => {
        onClick?.(event);
        if (!isPlainClick(event) || !staysOnDesk(pathname, href)) return;
        event.preventDefault();
        history.pushState(null, "", href);
      }}
    />
  );
};
