import ExternalLink from "lucide-react/icons/external-link";
import { Icon } from "@/components/ui/icon";

/** The address as the browser reads it, where the whole text is one of the open web; null otherwise. */
export const webAddress = (text: string): string | null => {
  if (!/^https?:\/\/\S+$/i.test(text) || text.length > 2048 || !URL.canParse(text)) return null;
  return new URL(text).href;
};

/** A link that leaves Switchyard: says where it goes, and tells nobody where from. */
export const WebLink = ({ href, children }: { readonly href: string; readonly children?: string }) => (
  <a
    href={href}
    target="_blank"
    rel="noopener noreferrer"
    data-tip={children === undefined ? undefined : href}
    className="inline-block min-h-6 text-accent [overflow-wrap:anywhere] hover:underline max-md:min-h-11"
  >
    <bdi>{children ?? href.replace(/^https?:\/\//, "").replace(/\/$/, "")}</bdi>{" "}
    <Icon of={ExternalLink} size={11} className="inline align-[-1px]" />
    <span className="sr-only">, opens another page</span>
  </a>
);
