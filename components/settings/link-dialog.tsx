"use client";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import { Dialog } from "@/components/ui/dialog";
import { fieldLook } from "@/components/ui/field";
import type { LinkKind } from "@/lib/api/invitations";

const uses: Readonly<Record<LinkKind, string>> = {
  invite: "Whoever opens it first chooses the password of the new account. It works once, for seven days.",
  reset:
    "Whoever opens it first chooses a new password, and is signed out everywhere else. It works once, for a day.",
};

const said = {
  none: "",
  copied: "Copied.",
  failed: "The browser does not let this page copy. Mark the link and copy it yourself.",
} as const;

export type LinkDialogProps = {
  readonly kind: LinkKind;
  readonly name: string;
  readonly url: string;
  readonly onClose: () => void;
};

/** The one time that a link can be seen: nobody can look it up later. */
export const LinkDialog = ({ kind, name, url, onClose }: LinkDialogProps) => {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<keyof typeof said>("none");
  const copy = async () => {
    const near = field.current?.parentElement;
    setCopied(near && (await copyText(url, near)) ? "copied" : "failed");
  };
  return (
    <Dialog
      title={kind === "invite" ? "Invitation" : "Link for a new password"}
      onClose={onClose}
      footer={<Button onClick={onClose}>Done</Button>}
    >
      <p className="mb-3">
        Hand this link to <bdi className="font-medium">{name}</bdi> yourself, in a way that only they read.{" "}
        {uses[kind]}
      </p>
      <label htmlFor={id} className="text-s font-medium text-ink-2">
        Link
      </label>
      <div className="mt-1 flex flex-wrap gap-2">
        <input
          ref={field}
          id={id}
          readOnly
          value={url}
          onFocus={(event) => event.target.select()}
          className={`${fieldLook} min-w-0 flex-1 basis-52`}
        />
        <Button variant="solid" onClick={() => void copy()}>
          Copy link
        </Button>
      </div>
      <p role="status" className="mt-1 text-s text-ink-2 empty:hidden">
        {said[copied]}
      </p>
      <p className="mt-3 rounded-l bg-warm-soft px-3 py-2 text-warm">
        It is shown this once and not kept. If it gets lost, make a new one; the old one stops working.
      </p>
    </Dialog>
  );
};
