const HTTP_PORTS = [80, 443];
const FIRST_FREE_PORT = 1024;

/** Why this cannot be the address of a service, or undefined. */
export function urlFault(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    return 'Must be an address that begins with https://.';
  }
  if (url.username !== '' || url.password !== '') {
    return 'Must not carry a user name or password: check the signature instead.';
  }
  if (url.hash !== '' || text.endsWith('#'))
    return 'Must not have a part after #: it is never sent.';
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (!HTTP_PORTS.includes(port) && port < FIRST_FREE_PORT) {
    return 'The port must be 443, 80 or at least 1024.';
  }
  return undefined;
}
