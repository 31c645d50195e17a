"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { isolated } from "@/lib/core/text";

export type RemoveFactorButtonProps = {
  readonly name: string;
  readonly pending: boolean;
  readonly onConfirm: () => void;
};

/** For an owner, once somebody has lost their phone; asks first, as a password is all that is left then. */
export const RemoveFactorButton = ({ name, pending, onConfirm }: RemoveFactorButtonProps) => {
  const [asks, setAsks] = useState(false);
  const close = () => setAsks(false);
  return (
    <>
      <Button
        pending={pending}
        aria-label={`Turn off second factor of ${name}`}
        onClick={() => setAsks(true)}
      >
        Turn off second factor
      </Button>
      {asks ? (
        <Dialog
          title={`Turn off the second factor of ${isolated(name)}?`}
          asks
          width="s"
          onClose={close}
          footer={
            <>
              <Button onClick={close}>Cancel</Button>
              <Button
                variant="danger"
                data-first-focus
                onClick={() => {
                  close();
                  onConfirm();
                }}
              >
                Turn off
              </Button>
            </>
          }
        >
          <p className="text-ink-2">
            Be sure that it is they who ask. They are signed out everywhere, and their password alone lets
            them in until they turn it on again.
          </p>
        </Dialog>
      ) : null}
    </>
  );
};
