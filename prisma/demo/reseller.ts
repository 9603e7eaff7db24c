import { hashPassword } from '@/lib/access/passwords';
import type { HeldRole, Principal } from '@/lib/access/principal';
import { organisationScope, type OrganisationScope } from '@/lib/access/scope';
import { db } from '@/lib/db/prisma';
import { newId } from '@/lib/shared/ids';
import { setUpPrincipal } from '../set-up-principal';
import { NORTHWIND } from './people';

export interface MadeReseller {
  principal: Principal;
  organisation: OrganisationScope;
}

/** Resellers, brands and hosts have no commands of their own yet: written as rows. */
async function writeRows(passwordHash: string) {
  const { name, slug, productName, color, supportEmail, supportPhone, host, user } = NORTHWIND;
  const resellerId = newId('reseller');
  const brandId = newId('brand');
  const support = { supportName: name, supportEmail, supportPhone };
  return db().$transaction(async (tx) => {
    await tx.reseller.create({ data: { id: resellerId, name, slug } });
    await tx.brand.create({ data: { id: brandId, resellerId, productName, color, ...support } });
    await tx.hostName.create({ data: { id: newId('hostName'), host, brandId } });
    const made = await tx.user.create({
      data: { id: newId('user'), realm: resellerId, ...user, passwordHash },
    });
    await tx.membership.create({
      data: {
        id: newId('membership'),
        userId: made.id,
        scopeKey: resellerId,
        resellerId,
        role: 'reseller',
      },
    });
    return { resellerId, made };
  });
}

/** A reseller with a brand, a host and a person who looks after the customers. */
export async function makeReseller(password: string): Promise<MadeReseller> {
  const { resellerId, made } = await writeRows(await hashPassword(password));
  const none = { tenantId: null, extensionId: null, groupIds: null };
  const role: HeldRole = { role: 'reseller', resellerId, ...none };
  const principal = setUpPrincipal(made, role);
  const organisation = await organisationScope(principal);
  if (!organisation) throw new Error('The reseller has no reach.');
  return { principal, organisation };
}
