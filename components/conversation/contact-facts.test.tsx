// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { ContactFacts } from "./contact-facts";
import { momentOf, nobody, noraId, servePanel, shownFacts, showPart } from "./testing/panel";

const served = servePanel();

const moments = { lastSeenAt: 1_790_000_001, signedUpAt: 1_790_000_002 };
const more = { lastContactedAt: 1_790_000_003, lastRepliedAt: 1_790_000_004 };
const known = { ...nobody, id: noraId, attributes: {} };

it("says when the contact was last seen, signed up, was written to and wrote, each beside its words", async () => {
  served.answers[`/api/contacts/${noraId}`] = { ...known, ...moments, ...more };
  showPart(<ContactFacts contactId={noraId} />);
  await vi.waitFor(() =>
    expect(shownFacts()).toMatchObject({
      "Last seen": momentOf(1_790_000_001),
      "Signed up": momentOf(1_790_000_002),
      "Last contacted": momentOf(1_790_000_003),
      "Last replied": momentOf(1_790_000_004),
    }),
  );
});

it("says nothing of when they were last seen where nobody knows", async () => {
  served.answers[`/api/contacts/${noraId}`] = { ...known, ...more };
  showPart(<ContactFacts contactId={noraId} />);
  await vi.waitFor(() => expect(shownFacts()).toHaveProperty("Last replied"));
  expect(shownFacts()).not.toHaveProperty("Last seen");
});
