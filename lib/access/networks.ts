import { BlockList, isIP } from 'node:net';

/** True without any network: then a token works from everywhere. */
export function isAllowedFrom(networks: readonly string[], ip: string): boolean {
  if (networks.length === 0) return true;
  const family = isIP(ip);
  if (family === 0) return false;
  const allowed = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const kind = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) allowed.addAddress(address, kind);
    else allowed.addSubnet(address, Number(prefix), kind);
  }
  return allowed.check(ip, family === 6 ? 'ipv6' : 'ipv4');
}
