import { env } from '@/lib/env';
import { newDeviceUsername, newSipPassword } from '@/lib/shared/ids';
import { sipHa1, type Ha1 } from '@/lib/shared/sip-digest';
import type { SipSettings } from './contract';

export interface SipAccount {
  username: string;
  /** What is kept. */
  digest: Ha1;
  /** What is shown, once. */
  sip: SipSettings;
}

/** A new password for an account, or a new account altogether. */
export function newSipAccount(domain: string, username = newDeviceUsername()): SipAccount {
  const password = newSipPassword();
  const { SIP_PUBLIC_HOST: server, SIP_PUBLIC_PORT: port } = env();
  return {
    username,
    digest: sipHa1(username, domain, password),
    sip: { username, password, domain, server, port, transport: 'udp' },
  };
}
