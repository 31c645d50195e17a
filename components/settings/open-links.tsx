"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { invitationsQuery } from "@/components/data/invitations-query";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { useToasts } from "@/components/ui/toasts";
import { callApi } from "@/lib/api/call";
import { deleteInvitation, type OpenLink } from "@/lib/api/invitations";
import { isAppError } from "@/lib/core/errors";
import { agoSpan, shortSpan } from "@/lib/core/time";
import { ResetButton } from "./reset-button";

/** Time that is left reads as a negative distance. */
const leftSpan = (seconds: number): string => (seconds < 0 ? `ends in ${shortSpan(-seconds)}` : "has ended");

const LinkRow = ({ link, onGone }: { link: OpenLink; onGone: () => void }) => {
  const client = useQueryClient();
  const { show } = useToasts();
  const [pending, setPending] = useState(false);
  const revoke = async () => {
    setPending(true);
    try {
      await callApi(deleteInvitation, { id: link.id });
      onGone();
      show({ tone: "calm", text: `The link for ${link.email} opens nothing any more.` });
    } catch (cause) {
      setPending(false);
      show({
        tone: "late",
        text: isAppError(cause) ? cause.message : "That failed. Try again in a moment.",
      });
    }
    await client.invalidateQueries({ queryKey: invitationsQuery().queryKey });
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-2">
      <div className="min-w-0 flex-1 basis-52 [overflow-wrap:anywhere]">
        <p>
          <bdi className="font-medium">{link.name}</bdi> <bdi className="text-ink-2">{link.email}</bdi>
        </p>
        <p className="num text-s text-ink-3">
          {link.kind === "invite" ? `Invitation as ${link.role}` : "New password"}, made by{" "}
          <bdi>{link.madeByName}</bdi> <Time at={link.madeAtMs / 1000} format={agoSpan} />,{" "}
          <Time at={link.expiresAtMs / 1000} format={leftSpan} />
        </p>
      </div>
      {link.memberId === null ? null : (
        <ResetButton memberId={link.memberId} name={link.name}>
          New link
        </ResetButton>
      )}
      <Button
        pending={pending}
        onClick={() => void revoke()}
        aria-label={`Revoke the link for ${link.email}`}
      >
        Revoke
      </Button>
    </li>
  );
};

/** What has been handed over and not yet used, with its age and its end. */
export const OpenLinks = ({ links }: { links: readonly OpenLink[] }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <div className="mt-5 border-t border-line pt-4">
      <h3 ref={heading} tabIndex={-1} className="rounded-s font-medium outline-none">
        Open links
      </h3>
      {links.length === 0 ? (
        <p className="mt-1 text-ink-2">None. Each link is listed here until it is used, revoked or ends.</p>
      ) : (
        <ul className="divide-y divide-line">
          {links.map((link) => (
            // By whose it is and not by its id: a new link takes the place of the old one while it is being shown.
            <LinkRow
              key={link.memberId ?? link.email}
              link={link}
              // Its button goes with it.
              onGone={() => heading.current?.focus()}
            />
          ))}
        </ul>
      )}
    </div>
  );
};
