import WifiOff from "lucide-react/icons/wifi-off";
import { Notice, type NoticeProps } from "./notice";

/** In the place of what was never read, while there is no connection to read it by. `what` begins a sentence. */
export const OfflineNotice = ({
  what,
  ...rest
}: { what: string } & Pick<NoticeProps, "actions" | "level">) => (
  <Notice {...rest} alert icon={WifiOff} title={`${what} has not been read yet`}>
    You are offline. It is read as soon as there is a connection.
  </Notice>
);
