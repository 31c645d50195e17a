import { afterEach, beforeEach, expect, vi } from "vitest";

type Listener = { readonly name: string; onmessage: ((event: { data: unknown }) => void) | null };

/** Every channel that is open in this browser. */
let channels: readonly Listener[] = [];

class Channel {
  onmessage: Listener["onmessage"] = null;
  constructor(readonly name: string) {
    channels = [...channels, this];
  }
  postMessage(data: unknown): void {
    for (const one of channels) if (one !== this && one.name === this.name) one.onmessage?.({ data });
  }
  close(): void {
    channels = channels.filter((one) => one !== this);
  }
}

const name = "switchyard-done";

/** A second tab of the browser, for each test of the file: it hears of what the page under test does, and tells of what it does itself. */
export const tabBeside = () => {
  const tab = {
    heard: [] as string[],
    tell: (place: string): void => {
      const channel = new Channel(name);
      // Whatever stands for the page under test is another here.
      channel.postMessage(`another ${place}`);
      channel.close();
    },
  };
  beforeEach(() => {
    vi.stubGlobal("BroadcastChannel", Channel);
    tab.heard = [];
    new Channel(name).onmessage = ({ data }) => tab.heard.push(String(data).split(" ")[1] ?? "");
  });
  afterEach(() => {
    const open = channels;
    channels = [];
    expect(open).toHaveLength(1);
  });
  return tab;
};
