/** `resource:action`. The same words are the scopes of a token. */
export const PERMISSIONS = {
  'tenant:read': 'See the PBX itself: name, SIP domain, time zone',
  'tenant:write': 'Change the name, time zone and language of the PBX',
  'extensions:read': 'See extensions and their devices',
  'extensions:write': 'Create, change and remove extensions',
  'devices:write': 'Create, change and remove devices; make new SIP passwords',
  'numbers:read': 'See numbers and where they lead',
  'numbers:write': 'Create, change and remove numbers',
  'calls:read': 'Read the call log',
  'users:read': 'See who may sign in',
  'users:write': 'Invite, change and remove users',
  'tokens:read': 'See the tokens of API clients',
  'tokens:write': 'Create and revoke tokens of API clients',
  'audit:read': 'Read the audit trail',
  'sync:read': 'See whether changes are live on the nodes',
  'account:read': 'See yourself and your sessions',
  'account:write': 'End your own sessions',
  'tenants:read': 'See the PBXs of the platform or the reseller',
  'tenants:write': 'Create, change, suspend and remove PBXs',
  'media-nodes:read': 'See media nodes',
  'media-nodes:write': 'Add, change, drain and remove media nodes',
  'trunks:read': 'See trunks',
  'trunks:write': 'Add, change and remove trunks',
} as const;

export type Permission = keyof typeof PERMISSIONS;

export const permissionNames = Object.keys(PERMISSIONS) as [Permission, ...Permission[]];

/** From the most to the least powerful inside one PBX. */
export const TENANT_ROLES = ['owner', 'admin', 'supervisor', 'user', 'auditor'] as const;
export type TenantRole = (typeof TENANT_ROLES)[number];
export type Role = TenantRole | 'operator' | 'reseller';

const ACCOUNT = ['account:read', 'account:write'] as const;
const WHOLE_TENANT = [
  ...ACCOUNT,
  'tenant:read',
  'tenant:write',
  'extensions:read',
  'extensions:write',
  'devices:write',
  'numbers:read',
  'numbers:write',
  'calls:read',
  'users:read',
  'users:write',
  'tokens:read',
  'tokens:write',
  'audit:read',
  'sync:read',
] as const;

const GRANTS: Record<Role, readonly Permission[]> = {
  operator: permissionNames,
  reseller: [...WHOLE_TENANT, 'tenants:read', 'tenants:write'],
  owner: WHOLE_TENANT,
  admin: WHOLE_TENANT,
  supervisor: [
    ...ACCOUNT,
    'tenant:read',
    'extensions:read',
    'numbers:read',
    'calls:read',
    'sync:read',
  ],
  user: [...ACCOUNT, 'tenant:read', 'extensions:read', 'calls:read', 'sync:read'],
  auditor: [
    ...ACCOUNT,
    'tenant:read',
    'extensions:read',
    'numbers:read',
    'calls:read',
    'users:read',
    'tokens:read',
    'audit:read',
    'sync:read',
  ],
};

const GRANTED = new Map<Role, ReadonlySet<Permission>>(
  (Object.keys(GRANTS) as Role[]).map((role) => [role, new Set(GRANTS[role])]),
);

/** What a role may do. A token never may more than the role of the person who made it. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return GRANTED.get(role) ?? new Set();
}

export function isRole(text: string): text is Role {
  return text in GRANTS;
}

/** Nobody hands out a role above the own one: an admin makes no owner, a reseller may make any. */
export function canGrant(own: Role, given: TenantRole): boolean {
  if (own === 'operator' || own === 'reseller') return true;
  return own === 'owner' || (own === 'admin' && given !== 'owner');
}
