import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { syncState } from '@/lib/sync/contract';
import { idParam, instant, requiredText, version } from '@/lib/shared/fields';
import { DEVICES_MAX } from './rules';

/** Where a device has signed in from; one account may be in several phones. */
export const devicePlace = z
  .strictObject({
    address: z.string().meta({ example: '198.51.100.7:5060' }),
    transport: z.string().meta({ example: 'udp' }),
    userAgent: z.string().nullable(),
    refreshedAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'DevicePlace' });

const deviceFields = {
  id: z.string().meta({ example: 'dev_01kaqx3fz8w2c7r5m9h1' }),
  label: z.string().meta({ example: 'Desk phone' }),
  username: z.string().meta({ example: 'dk3f9x2q' }),
  enabled: z.boolean(),
  registered: z.boolean(),
  userAgent: z.string().nullable(),
  places: z.array(devicePlace),
  version,
};

/** A device as it stands inside its extension. */
export const extensionDevice = z.strictObject(deviceFields).meta({ id: 'ExtensionDevice' });

const whole = {
  ...deviceFields,
  extensionId: z.string(),
  address: z.string().nullable(),
  sync: syncState,
  createdAt: instant,
  updatedAt: instant,
};

export const device = z.strictObject(whole).meta({ id: 'Device' });

/** What to type into the phone. The password is shown this once and kept only as a digest. */
export const sipSettings = z
  .strictObject({
    username: z.string(),
    password: z.string(),
    domain: z.string(),
    server: z.string(),
    port: z.int(),
    transport: z.enum(['udp', 'tcp', 'tls']),
  })
  .meta({ id: 'SipSettings' });

export const deviceWithSip = z
  .strictObject({ ...whole, sip: sipSettings })
  .meta({ id: 'DeviceWithSip' });

export type ExtensionDevice = z.output<typeof extensionDevice>;
export type DevicePlace = z.output<typeof devicePlace>;
export type Device = z.output<typeof device>;
export type SipSettings = z.output<typeof sipSettings>;
export type DeviceWithSip = z.output<typeof deviceWithSip>;

const common = { tag: 'Devices', reach: 'tenant' } as const;

export const createDevice = operation({
  ...common,
  id: 'createDevice',
  method: 'POST',
  path: '/api/v1/extensions/{id}/devices',
  summary: 'Add a device to an extension',
  description: 'The answer holds the SIP password; nobody can read it again.',
  permission: 'devices:write',
  params: idParam,
  body: z.strictObject({ label: requiredText(80) }).meta({ example: { label: 'Desk phone' } }),
  answer: deviceWithSip,
  status: 201,
  location: '/api/v1/devices/{id}',
});

export const getDevice = operation({
  ...common,
  id: 'getDevice',
  method: 'GET',
  path: '/api/v1/devices/{id}',
  summary: 'One device',
  permission: 'extensions:read',
  params: idParam,
  answer: device,
});

export const updateDevice = operation({
  ...common,
  id: 'updateDevice',
  method: 'PATCH',
  path: '/api/v1/devices/{id}',
  summary: 'Change a device',
  permission: 'devices:write',
  params: idParam,
  body: z
    .strictObject({
      label: requiredText(80),
      enabled: z.boolean(),
      position: z
        .int()
        .min(0)
        .max(DEVICES_MAX - 1)
        .describe('Among the devices of its extension, from 0: the order in which they ring'),
    })
    .partial(),
  answer: device,
  ifMatch: true,
});

export const signOutDevice = operation({
  ...common,
  id: 'signOutDevice',
  method: 'POST',
  path: '/api/v1/devices/{id}/sign-out',
  summary: 'Sign a device out everywhere',
  description:
    'Its registrations are removed: it is rung no more until the phone signs in again with its password. To keep it out, disable it or make a new password.',
  permission: 'devices:write',
  params: idParam,
  answer: device,
});

export const rotateDevicePassword = operation({
  ...common,
  id: 'rotateDevicePassword',
  method: 'POST',
  path: '/api/v1/devices/{id}/password',
  summary: 'Make a new SIP password',
  description: 'The old one is refused at once.',
  permission: 'devices:write',
  params: idParam,
  answer: deviceWithSip,
});

export const removeDevice = operation({
  ...common,
  id: 'removeDevice',
  method: 'DELETE',
  path: '/api/v1/devices/{id}',
  summary: 'Remove a device',
  permission: 'devices:write',
  params: idParam,
  ifMatch: true,
});
