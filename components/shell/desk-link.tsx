"use client";
import { usePathname } from "next/navigation";
import { staysOnDesk } from "@/components/data/use-go";
import { PageLink, type PageLinkProps } from "@/components/ui/page-link";
import { isPlainClick } from "@/components/ui/plain-click";

/** A link to a queue. On the desk itself only the address changes, and the list follows it at once. */
export const DeskLink = ({ href, onClick, ...rest }: PageLinkProps) => {
  const pathname = usePathname();
  return (
    <PageLink
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (!isPlainClick(event) || !staysOnDesk(pathname, href)) return;
        event.preventDefault();
        history.pushState(null, "", href);
      }}
    />
  );
};
