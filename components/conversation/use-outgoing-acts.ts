"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { goOnWith, type OutgoingHere } from "@/components/data/outgoing";
import { takeBackOutgoing } from "@/components/data/take-back-outgoing";
import { useWorkspace } from "@/components/data/workspace-query";
import { useToasts } from "@/components/ui/toasts";
import { isAppError } from "@/lib/core/errors";

const whyOf = (error: unknown): string =>
  isAppError(error) ? error.message : "Something in Switchyard went wrong.";

/** What can be done about a message on its way; what fails is said. */
export const useOutgoingActs = () => {
  const client = useQueryClient();
  const { show } = useToasts();
  const owner = useWorkspace()?.me.memberId ?? "";
  return useMemo(() => {
    const told = (work: Promise<string | null>) =>
      void work.then(
        (text) => {
          if (text !== null) show({ tone: "calm", text });
        },
        (error: unknown) => show({ tone: "late", text: whyOf(error) }),
      );
    return {
      takeBack: ({ key }: Pick<OutgoingHere, "key">) => told(takeBackOutgoing(client, owner, key)),
      goOn: ({ key }: Pick<OutgoingHere, "key">, anyway = false) =>
        told(goOnWith(client, key, anyway).then(() => null)),
    };
  }, [client, show, owner]);
};
