import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { ActionsProvider } from "@/components/actions/actions-provider";
import { readPreferences } from "@/components/data/read-preferences";
import { Frame } from "@/components/shell/frame";
import { Providers } from "@/components/shell/providers";
import { requireActor } from "@/lib/server/http/page";

/** Everything below needs a session; each page asks for itself as well, since layouts are not run again on every way. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  await requireActor();
  const jar = await cookies();
  return (
    <Providers preferences={readPreferences((name) => jar.get(name)?.value)}>
      <ActionsProvider>
        <Frame>{children}</Frame>
      </ActionsProvider>
    </Providers>
  );
}
