"use client";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { mostAttachments } from "@/lib/actions/limits";
import { UrlDialog } from "./url-dialog";

/** Intercom takes no uploaded bytes here: only what it can fetch by itself. */
export const AttachedAddresses = ({
  urls,
  onChange,
}: {
  urls: readonly string[];
  onChange: (urls: readonly string[]) => void;
}) => {
  const [adds, setAdds] = useState(false);
  return (
    <div className="flex flex-col items-start gap-1.5">
      {urls.length === 0 ? null : (
        <ul aria-label="Attachments" className="flex w-full flex-col gap-1">
          {urls.map((url) => (
            <li
              key={url}
              className="flex min-h-9 items-center gap-2 rounded-m border border-line pl-2.5 text-s"
            >
              <bdi className="min-w-0 flex-1 truncate">{url}</bdi>
              <IconButton
                icon={X}
                iconSize={14}
                label={`Remove ${url}`}
                onClick={() => onChange(urls.filter((one) => one !== url))}
              />
            </li>
          ))}
        </ul>
      )}
      {urls.length < mostAttachments ? (
        <Button aria-haspopup="dialog" onClick={() => setAdds(true)}>
          Attach from a web address
        </Button>
      ) : (
        <p className="text-s text-ink-3">At most {mostAttachments} attachments go with it.</p>
      )}
      {adds ? (
        <UrlDialog
          onAdd={(url) => onChange([...urls.filter((one) => one !== url), url])}
          onClose={() => setAdds(false)}
        />
      ) : null}
    </div>
  );
};
