"use client";
import X from "lucide-react/icons/x";
import { useRef } from "react";
import { useSetSetting, useSetting } from "@/components/data/settings";
import { IconButton } from "@/components/ui/icon-button";

/** Whose remote images are shown without asking, to be taken off again: a sender learns from them that one reads. */
export const ImageSenders = () => {
  const senders = useSetting("imagesFrom");
  const set = useSetSetting();
  const legend = useRef<HTMLLegendElement>(null);
  const remove = (sender: string) => {
    // Its button goes with it.
    legend.current?.focus();
    set(
      "imagesFrom",
      senders.filter((one) => one !== sender),
    );
  };
  return (
    <fieldset className="mt-4 min-w-0">
      <legend
        ref={legend}
        tabIndex={-1}
        className="mb-1 rounded-s text-s font-semibold text-ink-2 outline-none"
      >
        Senders whose images are always shown
      </legend>
      {senders.length === 0 ? (
        <p className="text-ink-2">
          None. Images from elsewhere are held back until you ask for them; the menu of a message shows those
          of its sender always.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {senders.map((sender) => (
            <li key={sender} className="flex min-h-8 items-center gap-2 max-md:min-h-12">
              <bdi className="min-w-0 flex-1 [overflow-wrap:anywhere]">{sender}</bdi>
              <IconButton
                icon={X}
                iconSize={14}
                label={`Hold back images from ${sender}`}
                onClick={() => remove(sender)}
              />
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
};
