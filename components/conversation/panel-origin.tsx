"use client";
import { channelName } from "@/lib/conversation/channel-name";
import type { ConversationDetail } from "@/lib/conversation/model";
import { type Fact, Facts } from "./facts";
import { PanelSection } from "./panel-section";
import { WebLink } from "./web-link";

const deliveries: Readonly<Record<string, string>> = {
  customer_initiated: "The customer",
  admin_initiated: "A teammate",
  operator_initiated: "A bot",
  automated: "An automatic message",
  campaigns_initiated: "A campaign",
};

const deliveryName = (delivered: string): string =>
  Object.hasOwn(deliveries, delivered)
    ? (deliveries[delivered] ?? delivered)
    : delivered.replaceAll("_", " ");

const factsOf = ({ id, channel, about }: ConversationDetail): readonly Fact[] => {
  const facts: Fact[] = [{ id: "channel", label: "Channel", value: channelName(channel) }];
  if (about.deliveredAs !== null)
    facts.push({ id: "begun", label: "Begun by", value: deliveryName(about.deliveredAs) });
  if (about.begunOn !== null)
    facts.push({ id: "page", label: "On the page", value: <WebLink href={about.begunOn} /> });
  if (about.company !== null) facts.push({ id: "company", label: "Company", value: about.company.name });
  if (about.topics.length > 0) facts.push({ id: "topics", label: "Topics", value: about.topics.join(", ") });
  facts.push({ id: "number", label: "Number", value: <span className="num">{id}</span> });
  return facts;
};

/** By which way the conversation came in, and what it is about. */
export const OriginSection = ({ conversation }: { readonly conversation: ConversationDetail }) => (
  <PanelSection id="origin">
    <Facts facts={factsOf(conversation)} />
  </PanelSection>
);
