"use client";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { callApi } from "@/lib/api/call";
import {
  type BegunSecondFactor,
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  type TurnedOn,
  turnOffSecondFactor,
} from "@/lib/api/second-factor";
import { ProofForm } from "./proof-form";
import { RecoveryCodes } from "./recovery-codes";
import { ScanStep } from "./scan-step";

type StepProps = {
  /** Called once, whether it was done or not. */
  readonly onClose: () => void;
};

type Step =
  | { readonly kind: "password" }
  | { readonly kind: "scan"; readonly begun: BegunSecondFactor }
  | { readonly kind: "done"; readonly on: TurnedOn };

const onWords = (ended: number): string => {
  if (ended === 0) return "The second factor is on.";
  const where = ended === 1 ? "one other place" : `${ended} other places`;
  return `The second factor is on, and you are signed out in ${where}.`;
};

/** Password, then a first code, then the recovery codes. Left before the first code, nothing has changed. */
export const TurnOnDialog = ({ onClose }: StepProps) => {
  const [step, setStep] = useState<Step>({ kind: "password" });
  return (
    <Dialog title="Turn on the second factor" onClose={onClose}>
      {step.kind === "password" ? (
        <ProofForm
          key="password"
          asks="password"
          label="Continue"
          onClose={onClose}
          onProof={async ({ password }) =>
            setStep({ kind: "scan", begun: await callApi(beginSecondFactor, { password }) })
          }
        >
          <p>
            Signing in then takes a code from an app on your phone, beside your password. Once it is on, you
            are signed out everywhere else.
          </p>
        </ProofForm>
      ) : null}
      {step.kind === "scan" ? (
        <ProofForm
          key="scan"
          asks="first"
          label="Turn on"
          onClose={onClose}
          onProof={async ({ code }) =>
            setStep({ kind: "done", on: await callApi(confirmSecondFactor, { id: step.begun.id, code }) })
          }
        >
          <ScanStep begun={step.begun} />
        </ProofForm>
      ) : null}
      {step.kind === "done" ? (
        <RecoveryCodes codes={step.on.codes} lead={onWords(step.on.ended)} onClose={onClose} />
      ) : null}
    </Dialog>
  );
};

export const NewCodesDialog = ({ onClose }: StepProps) => {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Dialog title="New recovery codes" onClose={onClose}>
      {codes === null ? (
        <ProofForm
          asks="both"
          label="Make new codes"
          onClose={onClose}
          onProof={async (proof) => setCodes((await callApi(renewRecoveryCodes, proof)).codes)}
        >
          <p>The recovery codes that you have stop working.</p>
        </ProofForm>
      ) : (
        <RecoveryCodes codes={codes} lead="These take the place of the old ones." onClose={onClose} />
      )}
    </Dialog>
  );
};

export const TurnOffDialog = ({ onClose }: StepProps) => (
  <Dialog title="Turn off the second factor" onClose={onClose}>
    <ProofForm
      asks="both"
      label="Turn off"
      isDanger
      onClose={onClose}
      onProof={async (proof) => {
        await callApi(turnOffSecondFactor, proof);
        onClose();
      }}
    >
      <p>From then on your password alone is enough to sign in. The recovery codes are deleted.</p>
    </ProofForm>
  </Dialog>
);
