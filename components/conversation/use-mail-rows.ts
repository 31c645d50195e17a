"use client";
import FileText from "lucide-react/icons/file-text";
import ImageIcon from "lucide-react/icons/image";
import ImageOff from "lucide-react/icons/image-off";
import LayoutTemplate from "lucide-react/icons/layout-template";
import type { MenuItem } from "@/components/ui/menu";
import type { Part } from "@/lib/conversation/model";
import { anchorOf } from "./part-link";
import { useReading } from "./reading";
import { useSenderImages } from "./use-sender-images";

/** The rows by which one decides what of a sender's images is loaded. */
export const useImageRows = (part: Part): readonly MenuItem[] => {
  const name = anchorOf(part);
  const { images, allImages, showImages, setAllImages } = useReading(name);
  const { sender, always, allow, forget } = useSenderImages(part.author);
  if (!part.hasRemoteImages) return [];
  const rows: MenuItem[] = [];
  if (!images && !always) {
    rows.push({ id: "images", label: "Show images", icon: ImageIcon, onSelect: () => showImages(name) });
  }
  rows.push(
    allImages
      ? {
          id: "all-images",
          label: "Hold images back again",
          icon: ImageOff,
          onSelect: () => setAllImages(false),
        }
      : {
          id: "all-images",
          label: "Show images in this conversation",
          icon: ImageIcon,
          onSelect: () => setAllImages(true),
        },
  );
  if (sender !== null) {
    rows.push(
      always
        ? { id: "sender", label: `Stop showing images from ${sender}`, icon: ImageOff, onSelect: forget }
        : { id: "sender", label: `Always show images from ${sender}`, icon: ImageIcon, onSelect: allow },
    );
  }
  return rows;
};

/** Whether there are words that can be shown in more than one way. */
export const hasMailRows = ({ html, redacted, pending }: Part): boolean =>
  html !== null && !redacted && pending !== true;

/** What the menu of a message offers of how it is shown. */
export const useMailRows = (part: Part): readonly MenuItem[] => {
  const name = anchorOf(part);
  const { plain, allPlain, asSent, togglePlain, setAllPlain, showAsSent } = useReading(name);
  const images = useImageRows(part);
  if (!hasMailRows(part)) return [];
  return [
    {
      id: "plain",
      label: plain ? "Show with formatting" : "Show as plain text",
      icon: FileText,
      onSelect: () => {
        if (asSent) showAsSent(null);
        togglePlain(name);
      },
    },
    {
      id: "all-plain",
      label: allPlain ? "All messages with formatting" : "All messages as plain text",
      icon: FileText,
      onSelect: () => {
        showAsSent(null);
        setAllPlain(!allPlain);
      },
    },
    {
      id: "as-sent",
      label: asSent ? "Show it simply" : "Show as sent",
      icon: LayoutTemplate,
      onSelect: () => showAsSent(asSent ? null : name),
    },
    ...images,
  ];
};
