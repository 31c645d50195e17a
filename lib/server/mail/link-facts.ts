import "server-only";
import { elementsOf, escaped, type HtmlElement, unescaped, wordsOf } from "./html-tree";

/** An address as somebody writes it in a sentence: a scheme or a name with a dot, whole. */
const writtenAddress =
  /(?:^|[\s(<["'])(?:https?:\/\/)?((?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24})(?=$|[\s/:?#)>\]"',.!;])/iu;
const writtenMail = /[^\s@<>()"']{1,64}@((?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24})/iu;

const bare = (host: string): string =>
  host
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^www\./, "");

/** The host as the browser would ask for it, so that letters of other scripts are seen for what they are. */
const asHost = (written: string): string | null =>
  URL.canParse(`https://${written}`) ? bare(new URL(`https://${written}`).hostname) : null;

const within = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** Endings of file names, which look like the endings of hosts. */
const fileNames = /\.(?:pdf|docx?|xlsx?|pptx?|txt|csv|zip|png|jpe?g|gif|html?|js|ts|md|exe|log|xml|json)$/i;

type Facts = {
  /** Where it leads: a host, or the address of a mail. */
  readonly to: string;
  /** The words already say so. */
  readonly isSaid: boolean;
  /** The words look like an address, and it is another one. */
  readonly misleads: boolean;
};

const webFacts = (url: URL, words: string): Facts => {
  const to = bare(url.hostname);
  const mail = writtenMail.exec(words)?.[1];
  const host = mail ?? writtenAddress.exec(words)?.[1];
  const written = host === undefined || (mail === undefined && fileNames.test(host)) ? null : asHost(host);
  const disguised = url.username !== "" || url.password !== "";
  if (written === null) return { to, isSaid: false, misleads: disguised };
  const agrees = mail === undefined && (within(to, written) || within(written, to));
  return { to, isSaid: agrees && !to.includes("xn--"), misleads: !agrees || disguised };
};

const mailFacts = (url: URL, words: string): Facts => {
  const to = decodeMail(url.pathname);
  const mail = /[^\s@<>()"']{1,64}@[^\s@<>()"',;]{1,255}/.exec(words)?.[0]?.toLowerCase();
  return { to, isSaid: mail === to.toLowerCase(), misleads: mail !== undefined && mail !== to.toLowerCase() };
};

const decodeMail = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** What a reader should know of where a link leads; null where its address says nothing that the words do not. */
export const factsOf = (href: string, words: string): Facts | null => {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  if (url.protocol === "mailto:") return mailFacts(url, words);
  return url.protocol === "http:" || url.protocol === "https:" ? webFacts(url, words) : null;
};

const longestShown = 80;
const longestRead = 500;

/**
 * Puts onto links what shows where they lead: `data-host` where the words do not say it, `data-warn` where the words look like an
 * address and the link leads to another. Changes the tree.
 */
export const tellLinks = (root: HtmlElement): void => {
  for (const link of elementsOf(root)) {
    const href = link.tag === "a" ? link.attributes.get("href") : undefined;
    if (href === undefined) continue;
    const facts = factsOf(unescaped(href), wordsOf(link).trim().slice(0, longestRead));
    if (facts === null) continue;
    if (!facts.isSaid) link.attributes.set("data-host", escaped(facts.to.slice(0, longestShown)));
    if (facts.misleads) link.attributes.set("data-warn", "");
  }
};
