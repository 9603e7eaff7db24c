/** `resource:action`. The same words are the scopes of a token. */
export const PERMISSIONS = {
  'tenant:read': 'See the PBX itself: name, SIP domain, time zone',
  'tenant:write': 'Change the name, time zone and language of the PBX',
  'extensions:read': 'See extensions and their devices',
  'extensions:write': 'Create, change and remove extensions',
  'devices:write': 'Create, change and remove devices; make new SIP passwords',
  'numbers:read': 'See numbers and where they lead',
  'numbers:write': 'Create, change and remove numbers',
  'ring-groups:read': 'See ring groups',
  'ring-groups:write': 'Change ring groups',
  'queues:read': 'See queues, their agents and who is logged in',
  'queues:write': 'Change queues and their agents',
  'agents:write': 'Log agents in and out, and pause them',
  'menus:read': 'See menus',
  'menus:write': 'Change menus',
  'schedules:read': 'See opening hours',
  'schedules:write': 'Change opening hours',
  'voicemail:read': 'See voicemail boxes and their messages',
  'voicemail:write': 'Change voicemail boxes and their messages',
  'voicemail-messages:read': 'Listen to voicemail messages',
  'voicemail-messages:write': 'Mark, forward and remove voicemail messages',
  'conferences:read': 'See conference rooms',
  'conferences:write': 'Change conference rooms',
  'sounds:read': 'See sounds and music',
  'sounds:write': 'Change sounds and music',
  'services:read': 'See services asked during a call',
  'services:write': 'Change services asked during a call',
  'block-list:read': 'See the block list',
  'block-list:write': 'Change the block list',
  'outgoing:read': 'See outgoing rules, routes and limits',
  'outgoing:write': 'Change outgoing rules, routes and limits',
  'feature-codes:read': 'See feature codes',
  'feature-codes:write': 'Change feature codes',
  'call-permissions:read': 'See who may pick up, listen, whisper, join',
  'call-permissions:write': 'Change who may pick up, listen, whisper, join',
  'recordings:read': 'See recordings and the recording policy',
  'recordings:write': 'Change recordings and the recording policy',
  'calls:read': 'Read the call log',
  'calls:write': 'Write notes and tags at calls; take callers to call back',
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
const HANDLING_READ = [
  'ring-groups:read',
  'queues:read',
  'menus:read',
  'schedules:read',
  'voicemail:read',
  'conferences:read',
  'sounds:read',
  'services:read',
  'block-list:read',
  'outgoing:read',
  'feature-codes:read',
  'call-permissions:read',
] as const satisfies readonly Permission[];
const HANDLING_WRITE = [
  'ring-groups:write',
  'queues:write',
  'agents:write',
  'menus:write',
  'schedules:write',
  'voicemail:write',
  'conferences:write',
  'sounds:write',
  'services:write',
  'block-list:write',
  'outgoing:write',
  'feature-codes:write',
  'call-permissions:write',
  'recordings:write',
] as const satisfies readonly Permission[];
const WHOLE_TENANT = [
  ...ACCOUNT,
  'tenant:read',
  'tenant:write',
  'extensions:read',
  'extensions:write',
  'devices:write',
  'numbers:read',
  'numbers:write',
  ...HANDLING_READ,
  ...HANDLING_WRITE,
  'voicemail-messages:read',
  'voicemail-messages:write',
  'recordings:read',
  'calls:read',
  'calls:write',
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
    ...HANDLING_READ,
    'agents:write',
    'recordings:read',
    'calls:read',
    'calls:write',
    'sync:read',
  ],
  user: [
    ...ACCOUNT,
    'tenant:read',
    'extensions:read',
    'voicemail-messages:read',
    'voicemail-messages:write',
    'calls:read',
    'calls:write',
    'sync:read',
  ],
  auditor: [
    ...ACCOUNT,
    'tenant:read',
    'extensions:read',
    'numbers:read',
    ...HANDLING_READ,
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
