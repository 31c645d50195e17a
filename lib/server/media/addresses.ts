import "server-only";
import { BlockList, isIP, isIPv4 } from "node:net";

const block = (family: "ipv4" | "ipv6", ranges: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", bits] = range.split("/");
    list.addSubnet(network, Number(bits), family);
  }
  return list;
};

/** IANA's special-purpose registry: nothing in here is a public server. */
const closed4 = block("ipv4", [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
]);

/** Of IPv6 only global unicast is public, and of that not what tunnels or maps to IPv4 or is for documentation. */
const open6 = block("ipv6", ["2000::/3"]);
const closed6 = block("ipv6", ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]);

/** Whether an IP address is one that anybody on the internet may be sent to. */
export const isPublicAddress = (address: string): boolean => {
  if (isIP(address) === 0) return false;
  if (isIPv4(address)) return !closed4.check(address, "ipv4");
  return open6.check(address, "ipv6") && !closed6.check(address, "ipv6");
};

/** Names that mean this machine or this network wherever they are looked up. */
const innerNames = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|arpa|test|invalid|example|onion)$/;

/** Whether an address may be looked up and fetched at all: https on its own port, a public name, nobody's password. */
export const isFetchable = (url: URL): boolean => {
  const host = url.hostname.replace(/\.$/, "");
  return (
    url.protocol === "https:" &&
    url.port === "" &&
    url.username === "" &&
    url.password === "" &&
    host.includes(".") &&
    !host.startsWith("[") &&
    isIP(host) === 0 &&
    !innerNames.test(host)
  );
};
