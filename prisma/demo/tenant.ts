import type { Principal } from '@/lib/access/principal';
import { tenantScope, type OrganisationScope, type TenantScope } from '@/lib/access/scope';
import { createDevice } from '@/lib/devices/commands';
import type { SipSettings } from '@/lib/devices/contract';
import { createExtension } from '@/lib/extensions/commands';
import { createExtensionBody } from '@/lib/extensions/contract';
import { createNumber } from '@/lib/numbers/commands';
import { createNumberBody } from '@/lib/numbers/contract';
import { createTenant } from '@/lib/tenants/commands';
import { createTenantBody } from '@/lib/tenants/contract';
import { createUser } from '@/lib/users/commands';
import { createUserBody } from '@/lib/users/contract';
import type { SimDomain, SimExtension } from '@/telephony/simulator/world';
import type { DemoLogin, DemoSipAccount } from './access';
import type { DemoPerson, DemoTenant } from './people';

export interface MadeTenant {
  logins: DemoLogin[];
  sip: DemoSipAccount[];
  /** For the calls of the last days. */
  domain: SimDomain;
}

interface Made {
  extension: SimExtension;
  sip: SipSettings;
}

async function makeExtension(scope: TenantScope, person: DemoPerson): Promise<Made> {
  const [first = 'Phone', ...others] = person.devices;
  const { number, name } = person;
  const made = await createExtension(
    scope,
    createExtensionBody.parse({ number, name, device: { label: first } }),
  );
  const devices = made.devices.map(({ id, username }) => ({ id, username }));
  for (const label of others) {
    const { id, username } = await createDevice(scope, made.id, { label });
    devices.push({ id, username });
  }
  if (!made.sip) throw new Error(`Extension ${number} came without a SIP account.`);
  const outboundNumber = undefined;
  return {
    sip: made.sip,
    extension: { id: made.id, number, name, outboundNumber, devices, ringTimeoutSeconds: 30 },
  };
}

async function makeNumbers(scope: TenantScope, plan: DemoTenant, made: readonly Made[]) {
  const numbers: SimDomain['numbers'] = [];
  for (const { e164, label, leadsTo } of plan.numbers) {
    const target = made.find(({ extension }) => extension.number === leadsTo)?.extension;
    const destination = target ? { kind: 'extension', id: target.id } : null;
    const { id } = await createNumber(scope, createNumberBody.parse({ e164, label, destination }));
    if (target) numbers.push({ id, e164, leadsTo: target.number });
  }
  return numbers;
}

async function makeUsers(
  scope: TenantScope,
  plan: DemoTenant,
  made: readonly Made[],
  access: { url: string; password: string },
): Promise<DemoLogin[]> {
  const logins: DemoLogin[] = [];
  for (const { email, name, role, extension: number } of plan.users) {
    const own = made.find(({ extension }) => extension.number === number)?.extension.id ?? null;
    const { password } = access;
    await createUser(
      scope,
      createUserBody.parse({ email, name, role, password, extensionId: own }),
    );
    logins.push({ who: `${plan.name}, ${role}`, role, email, ...access });
  }
  return logins;
}

/** A PBX with people, phones, numbers and users, by the same commands as the API uses. */
export async function makeTenant(
  principal: Principal,
  organisation: OrganisationScope,
  plan: DemoTenant,
  access: { url: string; password: string },
): Promise<MadeTenant> {
  const { name, slug, extensionDigits } = plan;
  const body = createTenantBody.parse({ name, slug, extensionDigits });
  const tenant = await createTenant(organisation, body);
  const scope = await tenantScope(principal, tenant.id);
  if (!scope) throw new Error(`No reach over the new PBX ${name}.`);
  const made: Made[] = [];
  for (const person of plan.people) made.push(await makeExtension(scope, person));
  const numbers = await makeNumbers(scope, plan, made);
  const { sipDomain: domain } = tenant;
  return {
    logins: await makeUsers(scope, plan, made, access),
    sip: made.map(({ extension, sip }) => {
      const { username, password, server, port } = sip;
      const account = { username, password, domain, server, port };
      return { tenant: name, extension: extension.number, name: extension.name, ...account };
    }),
    domain: {
      domain,
      tenantId: tenant.id,
      extensions: made.map(({ extension }) => extension),
      numbers,
    },
  };
}
