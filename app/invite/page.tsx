import type { Metadata } from "next";
import { InviteDoor } from "@/components/sign-in/invite-door";

export const metadata: Metadata = { title: "Invitation" };

/**
 * Where a link of an owner leads. Public, and the same for everybody: what the link opens stands behind its "#", which only the
 * browser knows. Drawn anew each time, as its scripts need the nonce of the request.
 */
export const dynamic = "force-dynamic";

export default function InvitePage() {
  return <InviteDoor />;
}
