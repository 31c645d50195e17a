"use client";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Door } from "@/components/ui/door";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { callApi } from "@/lib/api/call";
import { type LinkPurpose, lookAtLink } from "@/lib/api/invitations";
import { AppError, isAppError } from "@/lib/core/errors";
import { PasswordForm } from "./password-form";
import { useLinkToken } from "./use-link-token";

type Looked =
  | { readonly kind: "asking" }
  | { readonly kind: "found"; readonly token: string; readonly purpose: LinkPurpose }
  | { readonly kind: "failed"; readonly error: AppError };

const incomplete = new AppError(
  "not_found",
  "This page needs the whole link that you were given. Open it once more from where you got it: what it holds is not kept when the page is loaded again.",
);

const lookAt = async (token: string): Promise<Looked> => {
  if (token === "") return { kind: "failed", error: incomplete };
  try {
    return { kind: "found", token, purpose: await callApi(lookAtLink, { token }) };
  } catch (cause) {
    const error = isAppError(cause) ? cause : new AppError("internal", "That failed. Try again in a moment.");
    return { kind: "failed", error };
  }
};

const useLook = () => {
  const token = useLinkToken();
  const [turn, setTurn] = useState(0);
  const [looked, setLooked] = useState<Looked>({ kind: "asking" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn looks again
  useEffect(() => {
    if (token === null) return;
    let here = true;
    setLooked({ kind: "asking" });
    void lookAt(token).then((found) => {
      if (here) setLooked(found);
    });
    return () => {
      here = false;
    };
  }, [token, turn]);
  return { looked, again: () => setTurn((before) => before + 1) };
};

const Failed = ({ error, onAgain }: { error: AppError; onAgain: () => void }) => (
  <div className="flex flex-col gap-4">
    <p role="alert" className="text-ink-2">
      {error.message}
    </p>
    <div className="flex gap-2">
      {error.code === "not_found" ? null : <Button onClick={onAgain}>Try again</Button>}
      <PageLink href="/sign-in" className="self-center underline underline-offset-2">
        Go to sign-in
      </PageLink>
    </div>
  </div>
);

/** The page behind a link: what it is for, and a password to choose. */
export const InviteDoor = () => {
  const { looked, again } = useLook();
  if (looked.kind === "asking")
    return (
      <Door title="Your link">
        <p role="status" className="sr-only">
          Looking at the link…
        </p>
        <Skeleton className="h-4 w-48" />
      </Door>
    );
  if (looked.kind === "failed")
    return (
      <Door title={looked.error.code === "not_found" ? "This link does not work" : "Your link"}>
        <Failed error={looked.error} onAgain={again} />
      </Door>
    );
  const { purpose, token } = looked;
  return (
    <Door
      title={purpose.kind === "invite" ? "Join Switchyard" : "Choose a new password"}
      lead={
        purpose.kind === "invite" ? (
          <>
            <bdi className="[overflow-wrap:anywhere]">{purpose.name}</bdi>, you have been invited as{" "}
            {purpose.role}. Choose a password, and you are in.
          </>
        ) : (
          <>
            <bdi className="[overflow-wrap:anywhere]">{purpose.name}</bdi>, with the new password you are
            signed out everywhere else.
          </>
        )
      }
    >
      <PasswordForm key={token} token={token} purpose={purpose} onDead={again} />
    </Door>
  );
};
