import { createHash } from 'node:crypto';
import { sipHa1 } from '@/lib/shared/sip-digest';

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');

export interface Credentials {
  username: string;
  domain: string;
  password: string;
}

/** `realm="a", nonce="b"` → { realm: 'a', nonce: 'b' } */
export function parseChallenge(value: string): Record<string, string> {
  const pairs = value.matchAll(/([a-z]+)=(?:"([^"]*)"|([^,\s]*))/gi);
  return Object.fromEntries(
    [...pairs].map(([, name = '', quoted, plain]) => [name.toLowerCase(), quoted ?? plain ?? '']),
  );
}

/** The value of (Proxy-)Authorization for a challenge: RFC 2617 3.2.2, with qop "auth" when offered. */
export function answerChallenge(
  challenge: string,
  method: string,
  uri: string,
  { username, domain, password }: Credentials,
  cnonce: string,
): string {
  const { realm = domain, nonce = '', qop, opaque } = parseChallenge(challenge);
  const { ha1 } = sipHa1(username, realm, password);
  const ha2 = md5(`${method}:${uri}`);
  const count = '00000001';
  const response = qop
    ? md5(`${ha1}:${nonce}:${count}:${cnonce}:auth:${ha2}`)
    : md5(`${ha1}:${nonce}:${ha2}`);
  const parts = [
    `username="${username}"`,
    `realm="${realm}"`,
    `nonce="${nonce}"`,
    `uri="${uri}"`,
    `response="${response}"`,
    'algorithm=MD5',
    ...(qop ? ['qop=auth', `nc=${count}`, `cnonce="${cnonce}"`] : []),
    ...(opaque ? [`opaque="${opaque}"`] : []),
  ];
  return `Digest ${parts.join(', ')}`;
}
