"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { connectionQuery } from "@/components/data/connection-query";
import { Button } from "@/components/ui/button";
import { useToasts } from "@/components/ui/toasts";
import { callApi } from "@/lib/api/call";
import { postProbe } from "@/lib/api/connection";
import { isAppError } from "@/lib/core/errors";

/** Looks again how the workspace's search behaves; a dozen small searches. */
export const ProbeButton = () => {
  const client = useQueryClient();
  const { show } = useToasts();
  const [pending, setPending] = useState(false);
  const onClick = async () => {
    if (pending) return;
    setPending(true);
    try {
      client.setQueryData(connectionQuery().queryKey, await callApi(postProbe, {}));
      show({ tone: "calm", text: "Looked at how Intercom searches this workspace." });
    } catch (cause) {
      const text = isAppError(cause) ? cause.message : "That failed. Try again in a moment.";
      show({ tone: "late", text });
    } finally {
      setPending(false);
    }
  };
  return (
    <Button onClick={() => void onClick()} pending={pending} className="self-start">
      {pending ? "Asking Intercom…" : "Probe again"}
    </Button>
  );
};
