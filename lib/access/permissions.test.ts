import { expect, test } from 'vitest';
import { canGrant, PERMISSIONS, permissionsOf, TENANT_ROLES } from './permissions';

test('an auditor changes nothing but the own sessions', () => {
  const changing = [...permissionsOf('auditor')].filter((name) => name.endsWith(':write'));
  expect(changing).toEqual(['account:write']);
});

test('nobody inside a PBX reaches beyond it', () => {
  for (const role of TENANT_ROLES) {
    for (const name of ['tenants:read', 'media-nodes:read', 'trunks:read'] as const) {
      expect(permissionsOf(role).has(name), `${role} ${name}`).toBe(false);
    }
  }
  expect(permissionsOf('reseller').has('media-nodes:read')).toBe(false);
});

test('an operator has every permission there is', () => {
  expect([...permissionsOf('operator')].sort()).toEqual(Object.keys(PERMISSIONS).sort());
});

test('nobody hands out a role above the own one', () => {
  expect(canGrant('admin', 'owner')).toBe(false);
  expect(canGrant('admin', 'admin')).toBe(true);
  expect(canGrant('owner', 'owner')).toBe(true);
  expect(canGrant('supervisor', 'user')).toBe(false);
  expect(canGrant('reseller', 'owner')).toBe(true);
});
