import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { permissionNames } from '@/lib/access/permissions';
import { idParam, instant, page, pageQuery, requiredText, version } from '@/lib/shared/fields';

const whole = {
  id: z.string(),
  name: z.string(),
  prefix: z.string().meta({ example: 'pbx_7h2k9d4m', description: 'How the token begins' }),
  scopes: z.array(z.string()),
  networks: z.array(z.string()),
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  lastUsedIp: z.string().nullable(),
  version,
  createdAt: instant,
};

export const token = z.strictObject(whole).meta({ id: 'Token' });
export const createdToken = z
  .strictObject({
    ...whole,
    secret: z.string().meta({ description: 'The whole token. Shown this once.' }),
  })
  .meta({ id: 'CreatedToken' });

export type Token = z.output<typeof token>;
export type CreatedToken = z.output<typeof createdToken>;

/** An address or a network in CIDR notation. */
const network = z.union(
  [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
  'Must be an address or a network such as 192.0.2.0/24.',
);

export const createTokenBody = z
  .strictObject({
    name: requiredText(80),
    scopes: z
      .array(z.enum(permissionNames))
      .min(1, 'At least one scope.')
      .refine((scopes) => new Set(scopes).size === scopes.length, 'Each scope once.'),
    networks: z.array(network).max(20, 'At most 20 networks.').default([]),
    expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
  })
  .meta({ example: { name: 'CRM', scopes: ['calls:read', 'extensions:read'] } });

export type CreateToken = z.output<typeof createTokenBody>;

const common = { tag: 'Tokens', reach: 'tenant' } as const;

export const listTokens = operation({
  ...common,
  id: 'listTokens',
  method: 'GET',
  path: '/api/v1/tokens',
  summary: 'List tokens',
  permission: 'tokens:read',
  query: z.strictObject(pageQuery),
  answer: page(token),
});

export const createToken = operation({
  ...common,
  id: 'createToken',
  method: 'POST',
  path: '/api/v1/tokens',
  summary: 'Create a token',
  description: 'Send it as `Authorization: Bearer <secret>`. It never may more than you may.',
  permission: 'tokens:write',
  body: createTokenBody,
  answer: createdToken,
  status: 201,
  location: '/api/v1/tokens/{id}',
});

export const getToken = operation({
  ...common,
  id: 'getToken',
  method: 'GET',
  path: '/api/v1/tokens/{id}',
  summary: 'One token',
  permission: 'tokens:read',
  params: idParam,
  answer: token,
});

export const removeToken = operation({
  ...common,
  id: 'removeToken',
  method: 'DELETE',
  path: '/api/v1/tokens/{id}',
  summary: 'Revoke a token',
  permission: 'tokens:write',
  params: idParam,
  ifMatch: true,
});

const organisation = { tag: 'Platform', reach: 'organisation' } as const;

export const listOrganisationTokens = operation({
  ...organisation,
  id: 'listOrganisationTokens',
  method: 'GET',
  path: '/api/v1/organisation-tokens',
  summary: 'List tokens of the platform or the reseller',
  permission: 'tokens:read',
  query: z.strictObject(pageQuery),
  answer: page(token),
});

export const createOrganisationToken = operation({
  ...organisation,
  id: 'createOrganisationToken',
  method: 'POST',
  path: '/api/v1/organisation-tokens',
  summary: 'Create a token for all PBXs of the platform or the reseller',
  permission: 'tokens:write',
  body: createTokenBody,
  answer: createdToken,
  status: 201,
});

export const removeOrganisationToken = operation({
  ...organisation,
  id: 'removeOrganisationToken',
  method: 'DELETE',
  path: '/api/v1/organisation-tokens/{id}',
  summary: 'Revoke a token of the platform or the reseller',
  permission: 'tokens:write',
  params: idParam,
  ifMatch: true,
});
