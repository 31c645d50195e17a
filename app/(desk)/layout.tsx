import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { ActionsProvider } from "@/components/actions/actions-provider";
import { LateOutgoing } from "@/components/conversation/late-outgoing";
import { readPreferences } from "@/components/data/read-preferences";
import { viewsQuery } from "@/components/data/views-query";
import { workspaceQuery } from "@/components/data/workspace-query";
import { Frame } from "@/components/shell/frame";
import { Providers } from "@/components/shell/providers";
import { ViewsHost } from "@/components/views/views-host";
import {
  contextIfConnected,
  currentSettings,
  isConnectionRejected,
  requireActor,
} from "@/lib/server/http/page";
import { listViews } from "@/lib/server/views/list-views";
import { getWorkspace } from "@/lib/server/workspace/get-workspace";
import { FirstLoad } from "./first-load";

/** Everything below needs a session; each page asks for itself as well, since layouts are not run again on every way. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const ctx = await contextIfConnected();
  const jar = await cookies();
  return (
    <Providers
      owner={(ctx?.actor ?? (await requireActor())).memberId}
      preferences={readPreferences((name) => jar.get(name)?.value)}
      settings={await currentSettings()}
      rejected={await isConnectionRejected()}
      drawnAt={Date.now()}
    >
      <FirstLoad
        reads={
          ctx === null
            ? []
            : [
                (client) => client.prefetchQuery({ ...workspaceQuery(), queryFn: () => getWorkspace(ctx) }),
                (client) => client.prefetchQuery({ ...viewsQuery(), queryFn: () => listViews(ctx) }),
              ]
        }
      >
        <ActionsProvider>
          <Frame>{children}</Frame>
          <ViewsHost />
          <LateOutgoing />
        </ActionsProvider>
      </FirstLoad>
    </Providers>
  );
}
