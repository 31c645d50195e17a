import { isSortId, type SortId, sorts } from "@/lib/search/sorts";
import type { Audience, Grouping, ViewColumn, ViewIcon } from "@/lib/search/view";

export const columnWords: Record<ViewColumn, string> = {
  contact: "Contact",
  preview: "Preview",
  state: "State",
  channel: "Channel",
  tags: "Tags",
  assignee: "Assignee",
  team: "Team",
  waiting: "Waiting",
  updated: "Updated",
  created: "Created",
  priority: "Priority",
  sla: "SLA",
  ticket: "Ticket",
};

export const groupingWords: Record<Grouping, string> = {
  assignee: "Assignee",
  team: "Team",
  tag: "Tag",
  state: "State",
  waiting: "How long they wait",
};

export const audienceWords: Record<Audience, { readonly short: string; readonly long: string }> = {
  me: { short: "Only you", long: "Only you see it." },
  leads: { short: "Leads", long: "Leads and owners see it, and may change it." },
  everyone: { short: "Everyone", long: "Everybody sees it; leads and owners may change it." },
};

export const iconWords: Record<ViewIcon, string> = {
  inbox: "Inbox",
  star: "Star",
  clock: "Clock",
  flame: "Flame",
  tag: "Tag",
  users: "People",
  building: "Building",
  bug: "Bug",
  "credit-card": "Card",
  truck: "Truck",
  heart: "Heart",
  flag: "Flag",
};

export const sortIds: readonly SortId[] = Object.keys(sorts).filter(isSortId);
