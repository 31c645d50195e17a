const most = 20;
const placeOf = (memberId: string): string => `switchyard-commands-used ${memberId}`;

/** Ids of the commands that this member used in this browser, the last first. */
export const usedCommands = (memberId: string): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placeOf(memberId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(0, most) : [];
  } catch {
    return [];
  }
};

export const rememberCommand = (memberId: string, id: string): void => {
  try {
    const used = [id, ...usedCommands(memberId).filter((one) => one !== id)].slice(0, most);
    localStorage.setItem(placeOf(memberId), JSON.stringify(used));
  } catch {
    // Storage may be full or forbidden; the command is then not offered sooner.
  }
};
