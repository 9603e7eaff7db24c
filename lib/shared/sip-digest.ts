import { createHash } from 'node:crypto';

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');

export interface Ha1 {
  /** md5(username:realm:password), RFC 2617 section 3.2.2.2; the realm is the SIP domain. */
  ha1: string;
  /** The same with `username@domain` as the name: some phones send it so. */
  ha1b: string;
}

/** The only form in which a SIP password is kept. HA1 is case-sensitive: the domain must be lower case. */
export function sipHa1(username: string, domain: string, password: string): Ha1 {
  return {
    ha1: md5(`${username}:${domain}:${password}`),
    ha1b: md5(`${username}@${domain}:${domain}:${password}`),
  };
}
