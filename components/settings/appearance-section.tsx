"use client";
import { usePreferences } from "@/components/data/preferences";
import { type Theme, themes } from "@/components/data/read-preferences";
import { Section } from "./section";

const names: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };

export const AppearanceSection = () => {
  const { theme, setTheme } = usePreferences();
  return (
    <Section title="Appearance">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">Theme</legend>
        {themes.map((one) => (
          <label
            key={one}
            className="flex min-h-8 cursor-pointer items-center gap-2 rounded-m border border-line-strong px-3 has-checked:border-accent has-checked:bg-accent-soft max-md:min-h-11"
          >
            <input
              type="radio"
              name="theme"
              value={one}
              checked={theme === one}
              onChange={() => setTheme(one)}
              className="size-4 accent-accent"
            />
            {names[one]}
          </label>
        ))}
      </fieldset>
      <p className="mt-2 text-s text-ink-3">
        Kept in this browser. All else here goes with you to every other.
      </p>
    </Section>
  );
};
