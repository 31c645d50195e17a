"use client";

/** Which page this is among those that the browser has open. */
const page = Math.random().toString(36).slice(2);

/** Tells the browser's other tabs something in a word, under a name of its own. */
export const tellOtherTabs = (name: string, word = ""): void => {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(name);
  channel.postMessage(`${page} ${word}`);
  channel.close();
};

/** Runs for each word that another tab tells under that name. @returns what ends that */
export const onOtherTabs = (name: string, run: (word: string) => void): (() => void) => {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => {
    const [from, word = ""] = String(data).split(" ");
    if (from !== page) run(word);
  };
  return () => channel.close();
};
