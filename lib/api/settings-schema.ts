import * as z from "zod/mini";
import { storableText } from "@/lib/core/text";
import { defaultSettings, type Settings } from "./settings-model";

const text = (most: number) => z.string().check(z.overwrite(storableText), z.maxLength(most));
const key = text(24).check(z.minLength(1));
const keys = z
  .record(key, z.nullable(key))
  .check(z.refine((map) => Object.keys(map).length <= 200, "At most 200 keys can be changed."));
const ids = z.array(text(120)).check(z.maxLength(200));
const senders = z
  .array(text(320))
  .check(z.maxLength(200, "Images are shown unasked from at most 200 senders."));

/** An SLA of more than a year is a slip of the pen. */
const targets = z
  .record(text(120), z.int().check(z.positive(), z.maximum(31_536_000)))
  .check(z.refine((map) => Object.keys(map).length <= 100, "At most 100 targets can be kept."));

const fields = {
  keys,
  singleKeys: z.boolean(),
  afterClose: z.enum(["next", "stay", "list"]),
  checksBeforeClose: z.object({
    unanswered: z.boolean(),
    requiredAttributes: z.boolean(),
    openTicket: z.boolean(),
    draft: z.boolean(),
  }),
  panelOrder: ids,
  hiddenPanels: ids,
  showEvents: z.boolean(),
  imagesFrom: senders,
  slaTargets: targets,
};

/** The settings that somebody changes at once; what is no setting is dropped. */
export const settingsChange = z.object({
  keys: z.exactOptional(fields.keys),
  singleKeys: z.exactOptional(fields.singleKeys),
  afterClose: z.exactOptional(fields.afterClose),
  checksBeforeClose: z.exactOptional(fields.checksBeforeClose),
  panelOrder: z.exactOptional(fields.panelOrder),
  hiddenPanels: z.exactOptional(fields.hiddenPanels),
  showEvents: z.exactOptional(fields.showEvents),
  imagesFrom: z.exactOptional(fields.imagesFrom),
  slaTargets: z.exactOptional(fields.slaTargets),
});

/** What a tab has written down of its own changes, perhaps by another version of Switchyard; null where that is nothing to go by. */
export const readSettingsChange = (written: unknown): Partial<Settings> | null => {
  const parsed = settingsChange.safeParse(written);
  return parsed.success && Object.keys(parsed.data).length > 0 ? parsed.data : null;
};

const readable = <T>(schema: z.ZodMiniType<T>, value: unknown, fallback: T): T => {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : fallback;
};

/** What was kept, by whichever version of Switchyard: each setting that cannot be read, or is not there, is as it comes. */
export const readSettings = (kept: unknown): Settings => {
  const raw: Readonly<Record<string, unknown>> =
    typeof kept === "object" && kept !== null ? Object.fromEntries(Object.entries(kept)) : {};
  const usual = defaultSettings;
  return {
    keys: readable<Settings["keys"]>(fields.keys, raw.keys, usual.keys),
    singleKeys: readable(fields.singleKeys, raw.singleKeys, usual.singleKeys),
    afterClose: readable(fields.afterClose, raw.afterClose, usual.afterClose),
    checksBeforeClose: readable(fields.checksBeforeClose, raw.checksBeforeClose, usual.checksBeforeClose),
    panelOrder: readable<readonly string[]>(fields.panelOrder, raw.panelOrder, usual.panelOrder),
    hiddenPanels: readable<readonly string[]>(fields.hiddenPanels, raw.hiddenPanels, usual.hiddenPanels),
    showEvents: readable(fields.showEvents, raw.showEvents, usual.showEvents),
    imagesFrom: readable<readonly string[]>(fields.imagesFrom, raw.imagesFrom, usual.imagesFrom),
    slaTargets: readable<Settings["slaTargets"]>(fields.slaTargets, raw.slaTargets, usual.slaTargets),
  };
};
