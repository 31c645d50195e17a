"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import X from "lucide-react/icons/x";
import { useEffect, useMemo, useState } from "react";
import { useOfferCommands } from "@/components/data/commands-port";
import { draftsQuery, reconcileDrafts } from "@/components/data/draft-sync";
import { onOtherTabs } from "@/components/data/other-tabs";
import { lookAtOutgoing, type OutgoingHere, outgoingTabs, useOutgoing } from "@/components/data/outgoing";
import { useGo } from "@/components/data/use-go";
import { useWorkspace } from "@/components/data/workspace-query";
import { IconButton } from "@/components/ui/icon-button";
import { latePart } from "@/components/ui/late-part";
import { PageLink } from "@/components/ui/page-link";
import { placeOf, subjectHref } from "@/lib/actions/subject";
import { useComposerPlace } from "./composer-place";
import { isOnItsWay, OutgoingLine } from "./outgoing-line";
import { useLeftBehind } from "./use-left-behind";
import { useOutgoingEnds } from "./use-outgoing-ends";

const NewConversationDialog = latePart("The form for a new conversation", () =>
  import("./new-conversation-dialog").then((file) => file.NewConversationDialog),
);

/** What writing adds to the palette. */
const WritingCommands = ({ mayWrite }: { mayWrite: boolean }) => {
  const go = useGo();
  const [begins, setBegins] = useState(false);
  const commands = useMemo(
    () => [
      {
        id: "writing:drafts",
        label: "Drafts",
        words: "go unsent written export",
        group: "Go to",
        run: () => go("/drafts"),
      },
      ...(mayWrite
        ? [
            {
              id: "writing:new",
              label: "New conversation for a contact",
              words: "begin start create message write send e-mail email first",
              group: "Write",
              run: () => setBegins(true),
            },
          ]
        : []),
    ],
    [go, mayWrite],
  );
  useOfferCommands(commands);
  return begins ? <NewConversationDialog onClose={() => setBegins(false)} /> : null;
};

/** Takes over what other devices have written, as soon as it is known. */
const useDraftsOfOthers = (owner: string, sent: readonly string[]) => {
  const { data } = useQuery(draftsQuery());
  const keys = sent.join(" ");
  useEffect(() => {
    if (data !== undefined) reconcileDrafts(owner, data, new Set(keys.split(" ")));
  }, [data, owner, keys]);
};

/** What was put off stands there again once it stands otherwise. */
const standing = ({ key, state }: OutgoingHere): string => `${key} ${state}`;

const Dock = ({ owner }: { owner: string }) => {
  const client = useQueryClient();
  const messages = useOutgoing();
  const open = useComposerPlace();
  useOutgoingEnds(messages, owner);
  useLeftBehind(owner);
  useDraftsOfOthers(
    owner,
    messages.flatMap(({ state, key }) => (state === "taken_back" ? [] : [key])),
  );
  useEffect(() => onOtherTabs(outgoingTabs, () => lookAtOutgoing(client)), [client]);
  const [putOff, setPutOff] = useState<readonly string[]>([]);
  const elsewhere = messages.filter(
    (one) => isOnItsWay(one) && placeOf(one.subject, one.id) !== open && !putOff.includes(standing(one)),
  );
  // The gravest first: what waits goes out by itself.
  const shown =
    elsewhere.findLast(({ state }) => state !== "waiting" && state !== "sending") ?? elsewhere.at(-1);
  if (shown === undefined) return null;
  return (
    <section
      aria-label="On their way"
      className="pointer-events-none fixed bottom-1.5 left-[80px] z-40 w-[344px] xl:w-[372px] xl:left-[232px] max-md:inset-x-2 max-md:top-[calc(6px+env(safe-area-inset-top))] max-md:bottom-auto max-md:w-auto max-md:max-w-none"
    >
      <div className="dock rise pointer-events-auto rounded-l border border-line bg-surface shadow-float">
        <OutgoingLine
          message={shown}
          more={
            <>
              <PageLink
                href={subjectHref({ kind: shown.subject, id: shown.id })}
                className="inline-flex min-h-[30px] items-center px-1 underline underline-offset-2 max-md:min-h-11"
              >
                {elsewhere.length > 1 ? `Show (1 of ${elsewhere.length})` : "Show"}
              </PageLink>
              {/* What waits goes out by itself; anything else would stand over the page until somebody deals with it. */}
              {shown.state === "waiting" || shown.state === "sending" ? null : (
                <IconButton
                  icon={X}
                  iconSize={14}
                  label="Put off"
                  onClick={() => setPutOff([...putOff, standing(shown)])}
                />
              )}
            </>
          }
        />
      </div>
    </section>
  );
};

/** Messages on hold wherever one looks, but for those of what is open, which stand at its own field. */
export const OutgoingDock = () => {
  const me = useWorkspace()?.me;
  if (me === undefined) return null;
  return (
    <>
      <Dock key={me.memberId} owner={me.memberId} />
      <WritingCommands mayWrite={me.teammateId !== null} />
    </>
  );
};
