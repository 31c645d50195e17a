import { conversationQuery } from "@/components/data/conversation-query";
import { readDeskAddress } from "@/components/data/desk-address";
import { mendAddress } from "@/components/data/mended-address";
import { listOf } from "@/components/data/queue-list";
import { queueQuery } from "@/components/data/queue-query";
import { viewsQuery } from "@/components/data/views-query";
import { DeskScreen } from "@/components/screens/desk-screen";
import { askedSort } from "@/lib/search/sorts";
import { getConversation } from "@/lib/server/conversations/get-conversation";
import { requireContext } from "@/lib/server/http/page";
import { listQueue } from "@/lib/server/search/list-queue";
import { listViews } from "@/lib/server/views/list-views";
import { FirstLoad } from "../first-load";

type Props = {
  readonly pathname: string;
  readonly params: Readonly<Record<string, string | string[] | undefined>>;
};

const single = (params: Props["params"]): URLSearchParams =>
  new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );

/** The desk with what its address asks for already in it. */
export const QueueHome = async ({ pathname, params }: Props) => {
  const ctx = await requireContext();
  const views = await listViews(ctx);
  const mended = mendAddress(single(params));
  const { q, sort, openId, standing } = readDeskAddress(
    pathname,
    new URLSearchParams(mended.search),
    views.views,
  );
  return (
    <FirstLoad
      reads={[
        (client) => client.prefetchQuery({ ...viewsQuery(), queryFn: () => views }),
        async (client) =>
          standing !== "found" ||
          client.prefetchQuery({
            ...queueQuery(q, sort),
            queryFn: async () => listOf(await listQueue(ctx, { q, sort: askedSort(sort) }), Date.now()),
          }),
        async (client) =>
          openId === null ||
          client.prefetchQuery({
            ...conversationQuery(openId),
            queryFn: () => getConversation(ctx, { id: openId }),
          }),
      ]}
    >
      <DeskScreen mended={mended.dropped.length === 0 ? null : mended} />
    </FirstLoad>
  );
};
