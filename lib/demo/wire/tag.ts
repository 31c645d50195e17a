import type { DemoTag, DemoTagging } from "../model";
import type { WireContext } from "../operation";

export const tagWire = (tag: DemoTag) => ({ type: "tag", id: tag.id, name: tag.name });

export const taggingWire = (context: WireContext, tagging: DemoTagging) => ({
  type: "tag",
  id: tagging.tagId,
  name: context.store.tag(tagging.tagId)?.name ?? "",
  applied_at: tagging.appliedAt,
  applied_by: { type: tagging.appliedBy.type, id: tagging.appliedBy.id },
});

export const tagListWire = (context: WireContext, taggings: readonly DemoTagging[]) => ({
  type: "tag.list",
  tags: taggings.map((tagging) => taggingWire(context, tagging)),
});
