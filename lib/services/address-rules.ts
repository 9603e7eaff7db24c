import { BlockList, isIP } from 'node:net';

type Family = 'ipv4' | 'ipv6';

/** RFC 6890 and the registries of special-purpose addresses: not somebody's server on the Internet. */
const SPECIAL_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];

/** Of what is routed at all (2000::/3): protocol tunnels, which carry an IPv4 address, and examples. */
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];
const ROUTED_V6 = ['2000::/3'];

function familyOf(address: string): Family {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = familyOf(address);
    list.addSubnet(address, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return list;
}

const specialV4 = listOf(SPECIAL_V4);
const specialV6 = listOf(SPECIAL_V6);
const routedV6 = listOf(ROUTED_V6);

/** `10.1.0.0/16`, or one address. */
export function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 6 ? 128 : 32);
}

/** An address of the Internet: not private, not this machine, not this network, no multicast. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !specialV4.check(address, 'ipv4');
  if (isIP(address) !== 6) return false;
  return routedV6.check(address, 'ipv6') && !specialV6.check(address, 'ipv6');
}

/** In one of the networks that the operator allows although they are not public. */
export function isAllowedAddress(address: string, networks: readonly string[]): boolean {
  return isIP(address) !== 0 && listOf(networks).check(address, familyOf(address));
}
