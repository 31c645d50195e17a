"use client";
import { useState } from "react";
import { useWorkspace } from "@/components/data/workspace-query";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { useToasts } from "@/components/ui/toasts";
import { Section } from "./section";

export const AccountSection = ({ onSignOut }: { onSignOut: () => Promise<void> }) => {
  const me = useWorkspace()?.me;
  const { show } = useToasts();
  const [pending, setPending] = useState(false);
  const leave = () => {
    setPending(true);
    onSignOut().catch(() => {
      setPending(false);
      show({ tone: "late", text: "Signing out failed. Try again in a moment." });
    });
  };
  return (
    <Section title="You">
      <div className="flex items-center gap-3">
        <Avatar size="l" name={me?.name ?? "?"} seed={me?.teammateId ?? me?.memberId} />
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold">
            <bdi>{me?.name ?? "…"}</bdi>
          </p>
          <p className="truncate text-ink-2">
            {me?.email} · {me?.role}
          </p>
        </div>
        <Button onClick={leave} pending={pending}>
          Sign out
        </Button>
      </div>
      {me && me.teammateId === null ? (
        <p className="mt-3 rounded-l bg-warm-soft px-3 py-2 text-warm">
          Intercom has no teammate with this e-mail address, so you can read but not act.
        </p>
      ) : null}
    </Section>
  );
};
