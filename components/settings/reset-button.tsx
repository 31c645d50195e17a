"use client";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { useToasts } from "@/components/ui/toasts";
import { callApi } from "@/lib/api/call";
import { postReset } from "@/lib/api/invitations";
import { LinkDialog } from "./link-dialog";
import { useNewLink } from "./use-new-link";

export type ResetButtonProps = {
  readonly memberId: string;
  readonly name: string;
  readonly children?: string;
};

/** Makes a link with which a member sets a new password, and shows it once. */
export const ResetButton = ({ memberId, name, children = "Reset password" }: ResetButtonProps) => {
  const { show } = useToasts();
  const { made, error, pending, make, forget } = useNewLink();
  useEffect(() => {
    if (error) show({ tone: "late", text: error.message });
  }, [error, show]);
  const onClick = () => void make({ kind: "reset", name }, () => callApi(postReset, { id: memberId }));
  return (
    <>
      <Button pending={pending} onClick={onClick} aria-label={`${children} of ${name}`}>
        {children}
      </Button>
      {made ? <LinkDialog {...made} onClose={forget} /> : null}
    </>
  );
};
