"use client";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import { fieldLook } from "@/components/ui/field";
import type { BegunSecondFactor, QrCode } from "@/lib/api/second-factor";

/** Dark on white in every theme: most readers take no other. */
const QrPicture = ({ size, path }: QrCode) => (
  <svg
    role="img"
    aria-label="QR code for an authenticator app"
    viewBox={`0 0 ${size} ${size}`}
    shapeRendering="crispEdges"
    className="size-48 shrink-0 self-center rounded-l forced-color-adjust-none"
  >
    <rect width={size} height={size} fill="white" />
    <path d={path} fill="black" />
  </svg>
);

const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(" ") ?? secret;

/** The secret, to be scanned, typed or opened. */
export const ScanStep = ({ begun }: { begun: BegunSecondFactor }) => {
  const id = useId();
  const top = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState("");
  useEffect(() => top.current?.focus(), []);
  const copy = async () => {
    const near = top.current;
    setSaid(
      near && (await copyText(begun.secret, near)) ? "Copied." : "Mark the secret and copy it yourself.",
    );
  };
  return (
    <div ref={top} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      <p>Scan this with an authenticator app on your phone, then type the code that it shows.</p>
      <QrPicture {...begun.qr} />
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="text-s font-medium text-ink-2">
          Or type this secret into the app
        </label>
        <div className="flex flex-wrap gap-2">
          {/* On a phone it takes two lines, and none of it may be out of sight. */}
          <textarea
            id={id}
            readOnly
            rows={1}
            value={inFours(begun.secret)}
            onFocus={(event) => event.target.select()}
            className={`${fieldLook} field-sizing-content min-w-0 flex-1 basis-64 resize-none font-mono`}
          />
          <Button onClick={() => void copy()}>Copy secret</Button>
        </div>
        <p role="status" className="text-s text-ink-2 empty:hidden">
          {said}
        </p>
      </div>
      <a href={begun.uri} className="self-start py-1 underline underline-offset-2 md:hidden">
        Open in an app on this device
      </a>
    </div>
  );
};
