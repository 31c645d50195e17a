"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { invitationsQuery } from "@/components/data/invitations-query";
import { membersQuery } from "@/components/data/members-query";
import { useToasts } from "@/components/ui/toasts";
import { callApi } from "@/lib/api/call";
import { deleteMemberSecondFactor, deleteMemberSessions, type Member, putMember } from "@/lib/api/members";
import { isAppError } from "@/lib/core/errors";
import { isolated } from "@/lib/core/text";

type What = "role" | "disabled" | "sessions" | "factor";

const whyOf = (cause: unknown): string =>
  isAppError(cause) ? cause.message : "That failed. Try again in a moment.";

/** What an owner does to one member; what goes wrong stays with the row. */
export const useMemberChanges = (member: Member) => {
  const client = useQueryClient();
  const { show } = useToasts();
  const [pending, setPending] = useState<What | null>(null);
  const [failed, setFailed] = useState<{ readonly what: What; readonly message: string } | null>(null);
  const run = async (what: What, work: () => Promise<string>): Promise<boolean> => {
    if (pending !== null) return false;
    setPending(what);
    setFailed(null);
    try {
      const text = await work();
      show({ tone: "calm", text });
      return true;
    } catch (cause) {
      setFailed({ what, message: whyOf(cause) });
      return false;
    } finally {
      setPending(null);
      // Of oneself, all that the page shows may hang on it; of another, their links too.
      const keys = [membersQuery().queryKey, invitationsQuery().queryKey];
      for (const queryKey of member.isMe ? [[]] : keys) void client.invalidateQueries({ queryKey });
    }
  };
  const change = async (input: Pick<Partial<Member>, "role"> & { readonly disabled?: boolean }) => {
    const changed = await callApi(putMember, { id: member.id, ...input });
    client.setQueryData(membersQuery().queryKey, (before) =>
      before === undefined
        ? before
        : { members: before.members.map((one) => (one.id === changed.id ? changed : one)) },
    );
    return changed;
  };
  return {
    pending,
    failed,
    setRole: (role: Member["role"]) =>
      run("role", async () => `${isolated((await change({ role })).name)} is ${role} now.`),
    setDisabled: (disabled: boolean) =>
      run("disabled", async () => {
        const name = isolated((await change({ disabled })).name);
        return disabled ? `${name} is disabled and signed out.` : `${name} may sign in again.`;
      }),
    endSessions: () =>
      run("sessions", async () => {
        await callApi(deleteMemberSessions, { id: member.id });
        return `${isolated(member.name)} is signed out everywhere.`;
      }),
    removeFactor: () =>
      run("factor", async () => {
        await callApi(deleteMemberSecondFactor, { id: member.id });
        return `${isolated(member.name)} signs in by password alone, and is signed out.`;
      }),
  };
};
