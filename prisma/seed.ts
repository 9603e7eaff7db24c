import { db } from '@/lib/db/prisma';
import type { DemoAccess } from './demo/access';
import { writePastCalls } from './demo/history';
import { ACME, LINDGREN, NORTHWIND } from './demo/people';
import { makeReseller } from './demo/reseller';
import { makeTenant } from './demo/tenant';
import { OPERATOR_EMAIL, operatorScope } from './installation';

export interface DemoOptions {
  /** Of the platform, as a browser sees it. */
  publicUrl: string;
  operatorPassword: string;
  demoPassword: string;
  mediaNode: { id: string; recordDirectory: string };
}

export interface MadeDemo {
  access: DemoAccess;
  calls: number;
}

/** Undefined when the demo data, or other PBXs, are there already. */
export async function makeDemo(options: DemoOptions): Promise<MadeDemo | undefined> {
  if ((await db().tenant.count()) > 0) return undefined;
  const { publicUrl, operatorPassword, demoPassword: password } = options;
  const operator = await operatorScope(operatorPassword);
  const acme = await makeTenant(operator.principal, operator, ACME, { url: publicUrl, password });
  const brandUrl = new URL(publicUrl);
  brandUrl.hostname = NORTHWIND.host;
  const url = brandUrl.origin;
  const reseller = await makeReseller(password);
  const lindgren = await makeTenant(reseller.principal, reseller.organisation, LINDGREN, {
    url,
    password,
  });
  const domains = [acme.domain, lindgren.domain];
  const calls = writePastCalls(domains, options.mediaNode, Date.now());
  const { email } = NORTHWIND.user;
  const logins = [
    {
      who: 'Platform, operator',
      role: 'operator',
      url: publicUrl,
      email: OPERATOR_EMAIL,
      password: operatorPassword,
    },
    { who: `${NORTHWIND.name}, reseller`, role: 'reseller', url, email, password },
    ...acme.logins,
    ...lindgren.logins,
  ];
  return { access: { logins, sip: [...acme.sip, ...lindgren.sip] }, calls };
}
