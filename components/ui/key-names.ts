const named: Readonly<Record<string, string>> = {
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Mod: "Ctrl",
};

const isUpper = (key: string): boolean => key.length === 1 && key !== key.toLowerCase();

/**
 * What is printed on the caps for `keys` as `useHotkeys` writes them, one entry a press:
 * `E` → `["Shift E"]`, `g q` → `["g", "q"]`, `Mod+k` → `["Ctrl k"]`.
 */
export const keyNames = (keys: string): readonly string[] =>
  keys.split(" ").map((press) =>
    press
      .split("+")
      .map((key) => (isUpper(key) ? `Shift ${key.toLowerCase()}` : (named[key] ?? key)))
      .join(" "),
  );
