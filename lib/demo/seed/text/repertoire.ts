import type { Repertoire } from "../slots";
import type { Lang, Scenario } from "./scenario";
import { billingScenarios } from "./scenarios-billing";
import { foreignScenarios } from "./scenarios-foreign";

const all: readonly Scenario[] = [...billingScenarios, ...foreignScenarios];

const byLang = new Map<Lang, Scenario[]>();
for (const scenario of all) byLang.set(scenario.lang, [...(byLang.get(scenario.lang) ?? []), scenario]);

export const repertoire: Repertoire = byLang;
