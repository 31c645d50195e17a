// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { afterPaint } from "@/components/ui/after-paint";
import { detail } from "@/lib/conversation/testing/detail";
import { PanelBeside } from "./panel-beside";
import { servePanel, shownFacts, showPart } from "./testing/panel";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => "/",
}));

servePanel();

// What comes late is read before the clock of a test begins: a busy machine takes its time.
beforeAll(() => import("./arrange-panel"));

const nora = { kind: "contact", id: "6".repeat(24), name: "Nora", email: null } as const;
const bo = { ...nora, id: "7".repeat(24), name: "Bo" } as const;
const ada = { ...nora, id: "8".repeat(24), name: "Ada" } as const;
const ofNora = detail({ id: "1", contact: nora, contacts: [nora, bo] });
const ofAda = detail({ id: "2", contact: ada, contacts: [ada] });
const alsoWithBo = detail({ id: "3", contact: ada, contacts: [ada, bo] });

const standard = { name: "Standard", status: "active" } as const;

const painted = () => act(() => new Promise<void>((shown) => void afterPaint(shown)));
const inside = () => document.querySelector("aside > div");
const isSeen = () => inside()?.getAttribute("aria-hidden") === null && inside()?.className === "";
const person = () => document.querySelector("aside p")?.textContent;
const origin = () => document.querySelector("[data-panel=origin]");

const opened = async (conversation = ofNora) => {
  const shown = showPart(<PanelBeside conversation={conversation} />);
  await painted();
  return shown;
};

const look = (name: string) => {
  const menu = screen.getByRole("menu", { name: "Whom to show", hidden: true });
  fireEvent(menu, Object.assign(new Event("beforetoggle"), { newState: "open" }));
  fireEvent.click(screen.getByRole("menuitemradio", { name, hidden: true }));
};

it("follows once the thread has been painted", async () => {
  showPart(<PanelBeside conversation={ofNora} />);
  expect(inside()?.childElementCount).toBe(0);
  await painted();
  expect(isSeen()).toBe(true);
  expect(person()).toBe("Nora");
});

it("is out of sight as long as it tells of the conversation before", async () => {
  const { next } = await opened();
  next(<PanelBeside conversation={ofAda} />);
  expect(isSeen()).toBe(false);
  expect(inside()?.className).toBe("out-of-sight");
  expect(person()).toBe("Nora");
  await painted();
  expect(isSeen()).toBe(true);
  expect(person()).toBe("Ada");
  expect(shownFacts().Number).toBe("2");
});

it("takes up at once what changes in the conversation that it tells of", async () => {
  const { next } = await opened();
  next(<PanelBeside conversation={{ ...ofNora, contact: { ...nora, name: "Nora Field" }, contacts: [] }} />);
  expect(isSeen()).toBe(true);
  expect(person()).toBe("Nora Field");
});

it("stays the same for the browser where the next one has the same", async () => {
  const { next } = await opened();
  const before = origin();
  expect(before).not.toBeNull();
  next(<PanelBeside conversation={ofAda} />);
  await painted();
  expect(origin()).toBe(before);
});

it("tells of who wrote, whomever one looked at in the conversation before", async () => {
  const { next } = await opened();
  look("Bo");
  expect(person()).toBe("Bo");
  next(<PanelBeside conversation={alsoWithBo} />);
  await painted();
  expect(person()).toBe("Ada");
});

it("has forgotten whom one looked at where one comes back", async () => {
  const { next } = await opened();
  look("Bo");
  for (const conversation of [alsoWithBo, ofNora]) {
    next(<PanelBeside conversation={conversation} />);
    await painted();
  }
  expect(person()).toBe("Nora");
});

it("tells of the last one where several were opened before it could follow", async () => {
  const { next } = await opened();
  next(<PanelBeside conversation={ofAda} />);
  next(<PanelBeside conversation={alsoWithBo} />);
  expect(isSeen()).toBe(false);
  await painted();
  expect(isSeen()).toBe(true);
  expect(shownFacts().Number).toBe("3");
  next(<PanelBeside conversation={ofNora} />);
  next(<PanelBeside conversation={alsoWithBo} />);
  expect(isSeen()).toBe(true);
  expect(shownFacts().Number).toBe("3");
});

it("leaves what was typed as a target with the SLA of the conversation before", async () => {
  const { next } = await opened(detail({ ...ofNora, sla: standard }));
  fireEvent.click(screen.getByRole("button", { name: "Count down to a target of yours" }));
  fireEvent.change(screen.getByRole("textbox", { name: "How long it gives" }), { target: { value: "2 h" } });
  next(<PanelBeside conversation={detail({ ...ofAda, sla: standard })} />);
  await painted();
  expect(screen.queryByRole("textbox", { name: "How long it gives" })).toBeNull();
  expect(screen.getByRole("button", { name: "Count down to a target of yours" })).toBeDefined();
});

it("lets go of the focus while it is out of sight, and of the dialog that arranges it", async () => {
  const { next } = await opened();
  screen.getByRole("textbox", { name: "New note about the contact" }).focus();
  next(<PanelBeside conversation={ofAda} />);
  expect(document.activeElement).toBe(document.body);
  await painted();
  fireEvent.click(screen.getByRole("button", { name: "Arrange this panel" }));
  await screen.findByRole("dialog");
  next(<PanelBeside conversation={ofNora} />);
  await painted();
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("has a field of its own for each contact's notes", async () => {
  const field = () => screen.getByRole("textbox", { name: "New note about the contact" });
  const { next } = await opened();
  const before = field();
  fireEvent.change(before, { target: { value: "Call after ten" } });
  next(<PanelBeside conversation={ofAda} />);
  await painted();
  expect(field()).not.toBe(before);
  expect(field()).toHaveProperty("value", "");
});
