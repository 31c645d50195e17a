// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { useLayoutEffect } from "react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { workspaceWith } from "@/components/data/testing/workspace";
import type { ConversationDetail } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { nothingCounted, silentAgent } from "@/lib/conversation/testing/facts";
import { PanelBegin } from "./panel-begin";
import { panelSections } from "./panel-order";
import { PanelSection } from "./panel-section";
import { SidePanel } from "./side-panel";
import { attributeKind } from "./testing/attribute-kind";
import { nobody, servePanel, shownFacts, showPart } from "./testing/panel";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => "/",
}));

const served = servePanel();

// What comes late is read before the clock of a test begins: a busy machine takes its time.
beforeAll(() => Promise.all([import("./arrange-panel"), import("./new-conversation-dialog")]));
afterEach(() => {
  vi.useRealTimers();
});

const button = (name: string | RegExp) => screen.queryByRole("button", { name });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

describe("a new conversation with whom the panel tells of", () => {
  const nora = { kind: "contact", id: "6".repeat(24), name: "Nora", email: null } as const;
  const lead = workspaceWith({ me: { role: "lead" } });
  const begin = () => button(/^New conversation with/);

  it("is begun in a dialog, and left again", async () => {
    showPart(<PanelBegin person={nora} />, { workspace: lead });
    press("New conversation with Nora");
    const dialog = await screen.findByRole("dialog");
    fireEvent.click(within(dialog).getByRole("button", { name: "Close" }));
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("is begun with nobody whom Intercom does not know, and by nobody whom it does not know", () => {
    showPart(<PanelBegin person={{ ...nora, id: null }} />, { workspace: lead });
    showPart(<PanelBegin person={nora} />, {
      workspace: workspaceWith({ me: { role: "lead", teammateId: null } }),
    });
    expect(begin()).toBeNull();
  });
});

describe("a section", () => {
  it("keeps the height that it had while what it shows is still to come", () => {
    const height = vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(120);
    // Which tells of what it watches as soon as that has been measured.
    const Told = class {
      readonly told: () => void;
      constructor(told: () => void) {
        this.told = told;
      }
      observe() {
        this.told();
      }
      disconnect() {}
    };
    vi.stubGlobal("ResizeObserver", Told);
    const section = (loading: boolean) => (
      <PanelSection id="notes" loading={loading}>
        <p>Body</p>
      </PanelSection>
    );
    const kept = () => screen.getByText("Body").parentElement?.style.minHeight;
    const { next } = showPart(section(false));
    expect(kept()).toBe("");
    height.mockReturnValue(20);
    next(section(true));
    expect(kept()).toBe("120px");
    cleanup();
    showPart(section(true));
    expect(kept()).toBe("120px");
    vi.unstubAllGlobals();
  });

  it("has its title, what is said beside it and its tool, also while it is folded", () => {
    const section = (
      <PanelSection id="sla" aside={3} tool={<button type="button">Tool</button>}>
        <p>Body</p>
      </PanelSection>
    );
    showPart(section);
    expect(button("SLA 3")?.getAttribute("aria-expanded")).toBe("true");
    expect(button("Tool")).not.toBeNull();
    expect(screen.getByText("Body")).toBeDefined();
    cleanup();
    showPart(section, { settings: { hiddenPanels: ["folded:sla"] } });
    expect(button("SLA 3")?.getAttribute("aria-expanded")).toBe("false");
    expect(button("Tool")).not.toBeNull();
    expect(screen.queryByText("Body")).toBeNull();
  });
});

type WatchedProps = { readonly conversation: ConversationDetail; readonly drawn: string[] };

/** Notes what stands in the panel each time that it is drawn from above. */
const Watched = ({ conversation, drawn }: WatchedProps) => {
  useLayoutEffect(() => {
    const { Number: id, Topics: topics } = shownFacts();
    drawn.push(`${id} ${topics}`);
  });
  return <SidePanel conversation={conversation} />;
};

describe("the whole panel", () => {
  const nora = { kind: "contact", id: "6".repeat(24), name: "Nora", email: null } as const;
  const bo = { ...nora, id: "7".repeat(24), name: "Bo" } as const;
  const about = {
    ...detail().about,
    linkedConversations: ["3"],
    aiAgent: silentAgent,
  };
  const full = detail({
    contact: nora,
    contacts: [nora],
    attributes: { Old: "kept" },
    sla: { name: "VIP", status: "hit" },
    rating: 3,
    about,
  });
  const firstLine = () => document.querySelector("p")?.textContent;

  it("has every section, in their order", async () => {
    const known = { ...nobody, id: nora.id, attributes: { Plan: "Pro" } };
    served.answers[`/api/contacts/${nora.id}`] = known;
    showPart(<SidePanel conversation={{ ...full, statistics: nothingCounted }} />);
    await screen.findByText("About the contact");
    const titles = screen.getAllByRole("heading", { level: 2 }).map((one) => one.textContent ?? "");
    const sections = panelSections.map(({ title }) => title);
    expect(titles.map((one) => sections.find((title) => one.startsWith(title)))).toEqual(sections);
  });

  it("tells of who wrote, who need not take part any more", () => {
    showPart(<SidePanel conversation={{ ...full, contacts: [bo] }} />);
    expect(firstLine()).toBe("Nora");
  });

  it("never tells of one conversation beside another, and of what changed a moment later", () => {
    const drawn: string[] = [];
    const of = (id: string, topic: string) =>
      detail({ ...full, id, about: { ...full.about, topics: [topic] } });
    const { next } = showPart(<Watched drawn={drawn} conversation={of("1", "Parcel")} />);
    next(<Watched drawn={drawn} conversation={of("1", "Refund")} />);
    expect(shownFacts().Topics).toBe("Refund");
    next(<Watched drawn={drawn} conversation={of("2", "Refund")} />);
    expect(drawn).toEqual(["1 Parcel", "1 Parcel", "2 Refund"]);
  });

  it("begins anew with another conversation and with another person", async () => {
    vi.useFakeTimers();
    const workspace = workspaceWith({
      attributes: { conversation: [attributeKind("Cause")], contact: [] },
    });
    const { next } = showPart(<SidePanel conversation={full} />, { workspace });
    const list = screen.getByRole("menu", { name: "Attributes that are not set", hidden: true });
    fireEvent(list, Object.assign(new Event("beforetoggle"), { newState: "open" }));
    fireEvent.click(within(list).getByRole("menuitem", { name: "Cause", hidden: true }));
    await vi.advanceTimersByTimeAsync(6000);
    expect(screen.getByLabelText("Cause")).toBeDefined();
    expect(screen.getAllByText("Intercom has taken 6 s").length).toBeGreaterThan(0);
    next(<SidePanel conversation={{ ...full, id: "2" }} />);
    expect(screen.queryByLabelText("Cause")).toBeNull();
    expect(screen.getAllByText("Intercom has taken 6 s").length).toBeGreaterThan(0);
    next(<SidePanel conversation={{ ...full, id: "3", contact: bo, contacts: [bo] }} />);
    expect(screen.queryByText("Intercom has taken 6 s")).toBeNull();
  });

  it("is arranged in a dialog, and left again", async () => {
    showPart(<SidePanel conversation={full} />);
    press("Arrange this panel");
    const dialog = await screen.findByRole("dialog");
    fireEvent.click(within(dialog).getByRole("button", { name: "Close" }));
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });
});
