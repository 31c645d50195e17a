import type { Lang, Scenario } from "./scenario";
import { billingScenarios } from "./scenarios-billing";
import { escalationScenarios } from "./scenarios-escalations";
import { foreignScenarios } from "./scenarios-foreign";
import { onboardingScenarios } from "./scenarios-onboarding";
import { salesScenarios } from "./scenarios-sales";
import { technicalScenarios } from "./scenarios-technical";

/** Stories by language; every language that people speak here has some. */
export type Repertoire = ReadonlyMap<Lang, readonly Scenario[]>;

const all: readonly Scenario[] = [
  ...billingScenarios,
  ...technicalScenarios,
  ...onboardingScenarios,
  ...escalationScenarios,
  ...salesScenarios,
  ...foreignScenarios,
];

const collect = (): Repertoire => {
  const out = new Map<Lang, Scenario[]>();
  for (const scenario of all) out.set(scenario.lang, [...(out.get(scenario.lang) ?? []), scenario]);
  return out;
};

export const repertoire: Repertoire = collect();
