import "server-only";
import { type Region, regions } from "@/lib/api/limits";
import { AppError, isAppError } from "@/lib/core/errors";
import { getMe } from "@/lib/intercom/admins";
import { clientForToken } from "./runtime";

export type CheckedToken = {
  readonly region: Region;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly teammateName: string;
};

const regionNames: Record<Region, string> = { us: "United States", eu: "Europe", au: "Australia" };

const refusal = (path: "token" | "region", message: string, cause?: unknown): AppError =>
  new AppError("invalid_input", message, { fields: [{ path, message }], cause });

const rejected = (region: Region, cause: unknown): AppError => {
  const others = regions.filter((other) => other !== region).map((other) => regionNames[other]);
  return refusal(
    "token",
    `Intercom does not accept this token in the region ${regionNames[region]}. Check that it was copied whole, and that your workspace is not in the region ${others.join(" or ")}.`,
    cause,
  );
};

const checkRegion = (chosen: Region | null, actual: string | null): Region => {
  const found = regions.find((region) => region === actual?.toLowerCase());
  if (found && chosen && found !== chosen) {
    throw refusal(
      "region",
      `This token belongs to a workspace in the region ${regionNames[found]}. Choose that region.`,
    );
  }
  return chosen ?? found ?? "us";
};

/**
 * Asks Intercom whose token it is. Without a region the one that Intercom names is taken.
 * @throws AppError `invalid_input` with the field when Intercom refuses it, or it is another region's; what the client throws
 * when Intercom cannot be asked, and then nothing is known about the token.
 */
export const checkToken = async (
  chosen: Region | null,
  token: string,
  signal?: AbortSignal,
): Promise<CheckedToken> => {
  const client = clientForToken(chosen ?? "us", token);
  try {
    const me = await getMe(client, { signal });
    if (!me.app) {
      throw new AppError(
        "intercom_invalid_response",
        "Intercom did not say which workspace the token belongs to.",
      );
    }
    return {
      region: checkRegion(chosen, me.app.region),
      workspaceId: me.app.id_code,
      workspaceName: me.app.name ?? me.app.id_code,
      teammateName: me.name ?? me.email ?? "",
    };
  } catch (error) {
    if (isAppError(error) && error.code === "intercom_token_rejected") throw rejected(chosen ?? "us", error);
    throw error;
  } finally {
    await client.close();
  }
};
