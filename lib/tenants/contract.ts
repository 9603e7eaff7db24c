import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { syncState } from '@/lib/sync/contract';
import {
  idParam,
  instant,
  page,
  pageQuery,
  requiredText,
  text,
  version,
} from '@/lib/shared/fields';

/** One PBX. */
export const tenant = z
  .strictObject({
    id: z.string().meta({ example: 'ten_01kaqx3fz8w2c7r5m9h1' }),
    resellerId: z.string().nullable(),
    name: z.string().meta({ example: 'Acme' }),
    slug: z.string().meta({ example: 'acme' }),
    sipDomain: z.string().meta({ example: 'acme.pbx.localhost' }),
    status: z.enum(['active', 'suspended']),
    homeNodeId: z
      .string()
      .nullable()
      .describe('Media node that handles its calls while it can; null: any of them'),
    extensionDigits: z.int(),
    timezone: z.string(),
    countryCode: z.string(),
    language: z.string(),
    version,
    revision: z.int(),
    sync: syncState,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Tenant' });

export type Tenant = z.output<typeof tenant>;

const ZONES: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

const timezone = z
  .string()
  .max(64)
  .refine((zone) => ZONES.has(zone), 'Not a time zone such as Europe/Berlin.');
const countryCode = z.string().regex(/^[1-9][0-9]{0,2}$/, 'A country calling code such as 49.');
const language = z.enum(['en', 'ru', 'de', 'es']);

/** A DNS label, so it can be part of the SIP domain. */
export const slug = z
  .string()
  .max(40, 'At most 40 characters.')
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'Small letters, digits and hyphens only.');

/** Width of the domain columns in Kamailio's stock tables. */
const SIP_DOMAIN_CHARACTERS = 64;

/** RFC 1035: labels of 63 at most. Small letters only, for HA1 tells case apart. */
export const sipDomain = z
  .string()
  .max(SIP_DOMAIN_CHARACTERS, `At most ${SIP_DOMAIN_CHARACTERS} characters.`)
  .regex(
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    'Not a domain in small letters.',
  );

const fields = {
  name: requiredText(80),
  timezone,
  countryCode,
  language,
  status: z.enum(['active', 'suspended']),
};

export const createTenantBody = z
  .strictObject({
    name: fields.name,
    slug,
    sipDomain: sipDomain.optional().describe('Else the slug with the suffix of the installation'),
    extensionDigits: z.int().min(2, 'At least 2.').max(4, 'At most 4.').default(3),
    timezone: fields.timezone.default('Europe/Berlin'),
    countryCode: fields.countryCode.default('49'),
    language: fields.language.default('en'),
  })
  .meta({ example: { name: 'Acme', slug: 'acme' } });

export const updateTenantBody = z
  .strictObject({
    ...fields,
    homeNodeId: z
      .string()
      .max(128)
      .nullable()
      .describe('Id of a media node, or null. For operators of the platform only'),
  })
  .partial();
export const updateOwnTenantBody = updateTenantBody.omit({ status: true, homeNodeId: true });

export type CreateTenant = z.output<typeof createTenantBody>;
export type UpdateTenant = z.output<typeof updateTenantBody>;

const common = { tag: 'PBXs', reach: 'organisation' } as const;
const own = { tag: 'PBX', reach: 'tenant' } as const;

export const listTenants = operation({
  ...common,
  id: 'listTenants',
  method: 'GET',
  path: '/api/v1/tenants',
  summary: 'List PBXs',
  permission: 'tenants:read',
  query: z.strictObject({
    ...pageQuery,
    q: text(80).optional().describe('Part of the name, the slug or the SIP domain'),
    status: fields.status.optional(),
  }),
  answer: page(tenant),
});

export const createTenant = operation({
  ...common,
  id: 'createTenant',
  method: 'POST',
  path: '/api/v1/tenants',
  summary: 'Create a PBX',
  description: 'The SIP domain and the length of extension numbers cannot be changed later.',
  permission: 'tenants:write',
  body: createTenantBody,
  answer: tenant,
  status: 201,
  location: '/api/v1/tenants/{id}',
  faults: ['conflict'],
});

export const getTenant = operation({
  ...common,
  id: 'getTenant',
  method: 'GET',
  path: '/api/v1/tenants/{id}',
  summary: 'One PBX',
  permission: 'tenants:read',
  params: idParam,
  answer: tenant,
});

export const updateTenant = operation({
  ...common,
  id: 'updateTenant',
  method: 'PATCH',
  path: '/api/v1/tenants/{id}',
  summary: 'Change or suspend a PBX',
  description: 'Suspended: no calls, no registrations, no access for its users.',
  permission: 'tenants:write',
  params: idParam,
  body: updateTenantBody,
  answer: tenant,
  ifMatch: true,
});

export const removeTenant = operation({
  ...common,
  id: 'removeTenant',
  method: 'DELETE',
  path: '/api/v1/tenants/{id}',
  summary: 'Remove a PBX and everything in it',
  description: 'Extensions, devices, numbers, users without another PBX, tokens and the call log.',
  permission: 'tenants:write',
  params: idParam,
  ifMatch: true,
});

export const getOwnTenant = operation({
  ...own,
  id: 'getOwnTenant',
  method: 'GET',
  path: '/api/v1/tenant',
  summary: 'The chosen PBX',
  permission: 'tenant:read',
  answer: tenant,
});

export const updateOwnTenant = operation({
  ...own,
  id: 'updateOwnTenant',
  method: 'PATCH',
  path: '/api/v1/tenant',
  summary: 'Change the chosen PBX',
  permission: 'tenant:write',
  body: updateOwnTenantBody,
  answer: tenant,
  ifMatch: true,
});
