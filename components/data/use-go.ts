"use client";
import { usePathname, useRouter } from "next/navigation";
import { useCallback } from "react";

/** Whether both are addresses of the desk, between which no server needs to be asked for a page. */
export const staysOnDesk = (pathname: string, href: string): boolean =>
  pathname.startsWith("/queue") && /^\/queue[/?]/.test(href);

/** Goes to an address of ours: on the desk itself only the address changes, and the list follows it at once. */
export const useGo = (): ((href: string) => void) => {
  const router = useRouter();
  const pathname = usePathname();
  return useCallback(
    (href) => {
      if (!staysOnDesk(pathname, href)) router.push(href);
      else if (href !== location.pathname + location.search) history.pushState(null, "", href);
    },
    [router, pathname],
  );
};
