import "server-only";
import { type Region, regions } from "@/lib/api/connection";
import { AppError, isAppError } from "@/lib/core/errors";
import { getMe } from "@/lib/intercom/admins";
import { clientForToken } from "./runtime";

export type CheckedToken = {
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

const checkRegion = (chosen: Region, actual: string | null): void => {
  const found = regions.find((region) => region === actual?.toLowerCase());
  if (found && found !== chosen) {
    throw refusal(
      "region",
      `This token belongs to a workspace in the region ${regionNames[found]}. Choose that region.`,
    );
  }
};

/**
 * Asks Intercom whose token it is.
 * @throws AppError `invalid_input` with the field when Intercom refuses it, or it is another region's; what the client throws
 * when Intercom cannot be asked, and then nothing is known about the token.
 */
export const checkToken = async (
  region: Region,
  token: string,
  signal?: AbortSignal,
): Promise<CheckedToken> => {
  const client = clientForToken(region, token);
  try {
    const me = await getMe(client, { signal });
    if (!me.app) {
      throw new AppError(
        "intercom_invalid_response",
        "Intercom did not say which workspace the token belongs to.",
      );
    }
    checkRegion(region, me.app.region);
    return {
      workspaceId: me.app.id_code,
      workspaceName: me.app.name ?? me.app.id_code,
      teammateName: me.name ?? me.email ?? "",
    };
  } catch (error) {
    if (isAppError(error) && error.code === "intercom_token_rejected") throw rejected(region, error);
    throw error;
  } finally {
    await client.close();
  }
};
