// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { CompanyFacts, ContactGroups } from "@/lib/api/contacts";
import { ContactCompanies, ContactTags } from "./panel-groups";
import { noraId, servePanel, showPart, titleOf } from "./testing/panel";

const served = servePanel();

describe("whom the contact works for, and where the workspace has put them", () => {
  const path = `/api/contacts/${noraId}/groups`;
  const company: CompanyFacts = {
    id: "c",
    name: "Acme",
    plan: null,
    size: null,
    users: null,
    monthlySpend: null,
    industry: null,
    href: null,
    lastSeenAt: null,
  };
  const nothing: ContactGroups = { companies: [], tags: [], segments: [], missing: [] };
  const show = async (over: Partial<ContactGroups>) => {
    cleanup();
    served.answers[path] = { ...nothing, ...over };
    showPart(
      <>
        <ContactCompanies contactId={noraId} />
        <ContactTags contactId={noraId} />
      </>,
    );
    await vi.waitFor(() => expect(screen.queryAllByRole("status")).toEqual([]));
  };
  const wordsOf = async (over: Partial<CompanyFacts>) => {
    await show({ companies: [{ ...company, ...over }] });
    return [...(screen.getByText("Acme").parentElement?.children ?? [])]
      .slice(1)
      .map((one) => one.textContent);
  };

  it("says of a company what Intercom knows, and of one in one's words", async () => {
    expect(await wordsOf({})).toEqual([""]);
    expect(await wordsOf({ users: 1, size: 1, monthlySpend: 0 })).toEqual(["1 user · 1 person"]);
    const all = { plan: "Pro", users: 1200, size: 40, monthlySpend: 9.555, industry: "Retail" };
    expect(await wordsOf(all)).toEqual(["Pro · 1,200 users · 40 people · 9.56 a month · Retail"]);
  });

  it("has the way to a company's page, and when it was last seen", async () => {
    await wordsOf({ href: "https://acme.test/", lastSeenAt: 50 });
    expect(screen.getByRole("link").getAttribute("href")).toBe("https://acme.test/");
    expect(screen.getByText(/^Seen/).querySelector("time")?.dateTime).toBe("1970-01-01T00:00:50.000Z");
    await wordsOf({});
    expect(screen.queryByText(/^Seen/)).toBeNull();
  });

  it("counts companies where there are several", async () => {
    await show({ companies: [company] });
    expect(titleOf("Companies")).toBe("Companies");
    await show({ companies: [company, { ...company, id: "d" }] });
    expect(titleOf("Companies")).toBe("Companies2");
  });

  it("says that there are none, and lists what there is", async () => {
    await show({});
    expect(screen.getByText("They belong to no company.")).toBeDefined();
    expect(screen.getByText("No tags, and in no segment.")).toBeDefined();
    expect(document.querySelector("ul:empty")).toBeNull();
    expect(screen.queryByRole("list", { name: /of the contact/ })).toBeNull();
    await show({ segments: [{ id: "1", name: "Active" }] });
    expect(screen.queryByText("No tags, and in no segment.")).toBeNull();
    expect(screen.getByRole("list", { name: "Segments of the contact" }).textContent).toBe("Active");
    expect(screen.queryByRole("list", { name: "Tags of the contact" })).toBeNull();
  });

  it("names what could not be read where it would stand, without calling that nothing, and asks again", async () => {
    await show({ missing: ["Companies: no.", "Segments: gone."] });
    expect(screen.queryByText("They belong to no company.")).toBeNull();
    expect(screen.queryByText("No tags, and in no segment.")).toBeNull();
    expect(screen.getAllByRole("alert").map((one) => one.textContent)).toEqual([
      "Companies: no. Try again",
      "Segments: gone. Try again",
    ]);
    served.answers[path] = nothing;
    fireEvent.click(screen.getAllByRole("button", { name: "Try again" })[1] ?? document.body);
    await vi.waitFor(() => expect(screen.queryAllByRole("alert")).toEqual([]));
    expect(served.asked).toHaveLength(2);
  });

  it("says once that none of it could be read, and asks again", async () => {
    served.answers[path] = 502;
    showPart(
      <>
        <ContactCompanies contactId={noraId} />
        <ContactTags contactId={noraId} />
      </>,
    );
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toBe(
      "Companies, tags and segments could not be read. Intercom rests. Try again",
    );
    expect(screen.queryByText("Tags and segments")).toBeNull();
    served.answers[path] = nothing;
    fireEvent.click(within(alert).getByRole("button"));
    expect(await screen.findByText("They belong to no company.")).toBeDefined();
  });
});
