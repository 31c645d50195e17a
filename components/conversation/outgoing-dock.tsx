"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { draftsQuery, reconcileDrafts } from "@/components/data/draft-sync";
import { lookAtOutgoing, onOtherTabs, useOutgoing } from "@/components/data/outgoing";
import { useWorkspace } from "@/components/data/workspace-query";
import { PageLink } from "@/components/ui/page-link";
import { useComposerPlace } from "./composer-place";
import { isOnItsWay, OutgoingLine } from "./outgoing-line";
import { useOutgoingEnds } from "./use-outgoing-ends";

/** Takes over what other devices have written, as soon as it is known. */
const useDraftsOfOthers = (owner: string, sent: readonly string[]) => {
  const { data } = useQuery(draftsQuery());
  const keys = sent.join(" ");
  useEffect(() => {
    if (data !== undefined) reconcileDrafts(owner, data, new Set(keys.split(" ")));
  }, [data, owner, keys]);
};

const Dock = ({ owner }: { owner: string }) => {
  const client = useQueryClient();
  const messages = useOutgoing();
  const open = useComposerPlace();
  useOutgoingEnds(messages, owner);
  useDraftsOfOthers(
    owner,
    messages.flatMap(({ state, key }) => (state === "taken_back" ? [] : [key])),
  );
  useEffect(() => onOtherTabs(() => lookAtOutgoing(client)), [client]);
  const elsewhere = messages.filter((one) => isOnItsWay(one) && one.conversationId !== open);
  // The gravest first: what waits goes out by itself.
  const shown =
    elsewhere.findLast(({ state }) => state !== "waiting" && state !== "sending") ?? elsewhere.at(-1);
  return (
    <section
      aria-label="Messages on their way"
      aria-live="polite"
      className="pointer-events-none fixed bottom-1.5 left-[80px] z-40 w-[480px] max-w-[calc(100vw-96px)] xl:left-[232px] max-md:inset-x-2 max-md:top-[calc(6px+env(safe-area-inset-top))] max-md:bottom-auto max-md:w-auto max-md:max-w-none"
    >
      {shown ? (
        <div className="rise pointer-events-auto rounded-l border border-line bg-surface shadow-float">
          <OutgoingLine
            message={shown}
            more={
              <PageLink
                href={`/conversations/${shown.conversationId}`}
                className="inline-flex min-h-[30px] items-center px-1 underline underline-offset-2 max-md:min-h-11"
              >
                {elsewhere.length > 1 ? `Show (1 of ${elsewhere.length})` : "Show"}
              </PageLink>
            }
          />
        </div>
      ) : null}
    </section>
  );
};

/** Messages on hold wherever one looks, but for those of the conversation that is open, which stand at its own field. */
export const OutgoingDock = () => {
  const owner = useWorkspace()?.me.memberId;
  return owner === undefined ? null : <Dock key={owner} owner={owner} />;
};
