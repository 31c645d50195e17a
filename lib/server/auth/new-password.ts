import "server-only";
import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { longestPassword, shortestPassword } from "@/lib/api/limits";
import { AppError } from "@/lib/core/errors";

export type Person = { readonly email: string; readonly name: string };

/** Of zxcvbn's five: 0 and 1 are guessed within a million tries. */
const weakest = 2;
/** What comes after can only make it harder to guess, and the time grows faster than the length. */
const judged = 64;

let estimator: Promise<ZxcvbnFactory> | null = null;

/** Its lists take a few MB, which a process has no use for before somebody chooses a password. */
const loadEstimator = async (): Promise<ZxcvbnFactory> => {
  const [core, common] = await Promise.all([import("@zxcvbn-ts/core"), import("@zxcvbn-ts/language-common")]);
  return new core.ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
};

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, "");

const problemOf = async (password: string, { email, name }: Person): Promise<string | null> => {
  if (password.length < shortestPassword) return `Use at least ${shortestPassword} characters.`;
  if (password.length > longestPassword) return `At most ${longestPassword} characters.`;
  const bare = plain(password);
  if ([email, email.split("@")[0] ?? "", name].some((own) => plain(own) === bare))
    return "Your name or e-mail is the first that somebody would try. Choose something else.";
  estimator ??= loadEstimator();
  const { score } = (await estimator).check(password.slice(0, judged), [email, name]);
  return score < weakest
    ? "That is one of the first that somebody would try. A few words that have nothing to do with each other are better."
    : null;
};

/** @throws AppError `invalid_input` at `password`, when it is too short, too long, or what anybody would try first */
export const checkNewPassword = async (password: string, person: Person): Promise<void> => {
  const message = await problemOf(password, person);
  if (message !== null)
    throw new AppError("invalid_input", message, { fields: [{ path: "password", message }] });
};
