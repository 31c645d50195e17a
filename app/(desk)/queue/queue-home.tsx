import { DeskScreen } from "@/components/screens/desk-screen";
import { requireContext } from "@/lib/server/http/page";

type Props = {
  pathname: string;
  params: Readonly<Record<string, string | string[] | undefined>>;
};

/** The desk with what its address asks for already in it. */
export const QueueHome = async ({ pathname: _pathname, params: _params }: Props) => {
  await requireContext();
  return <DeskScreen />;
};
