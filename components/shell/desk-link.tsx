"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ComponentProps } from "react";
import { staysOnDesk } from "@/components/data/use-go";
import { isPlainClick } from "@/components/ui/plain-click";

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
