import type { DemoCompany, DemoSegment } from "../model";
import type { WireContext } from "../operation";
import { tagWire } from "./tag";

export const segmentWire = (segment: DemoSegment) => ({
  type: "segment",
  id: segment.id,
  name: segment.name,
  created_at: segment.createdAt,
  updated_at: segment.updatedAt,
  // Leads are called contacts here, as in the days before they were people with a role.
  person_type: segment.personType === "lead" ? "contact" : segment.personType,
});

const present = <T>(key: string, value: T | null): Record<string, T> =>
  value === null ? {} : { [key]: value };

export const companyWire = (context: WireContext, company: DemoCompany) => {
  const { world } = context.store;
  return {
    type: "company",
    id: company.id,
    company_id: company.companyId,
    app_id: world.app.idCode,
    name: company.name,
    plan: company.plan === null ? {} : { type: "plan", id: company.plan.toLowerCase(), name: company.plan },
    ...present("size", company.size),
    ...present("website", company.website),
    ...present("industry", company.industry),
    ...present("last_request_at", company.lastRequestAt),
    remote_created_at: company.remoteCreatedAt,
    created_at: company.createdAt,
    updated_at: company.updatedAt,
    monthly_spend: company.monthlySpend,
    session_count: company.sessionCount,
    user_count: company.userCount,
    custom_attributes: company.customAttributes,
    tags: {
      type: "tag.list",
      tags: world.tags.filter((tag) => company.tagIds.includes(tag.id)).map(tagWire),
    },
    segments: {
      type: "segment.list",
      segments: world.segments.filter((segment) => company.segmentIds.includes(segment.id)).map(segmentWire),
    },
  };
};
