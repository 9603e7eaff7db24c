import { isE164 } from '@/lib/shared/e164';
import {
  action,
  always,
  condition,
  extension,
  ofTenant,
  hangUp,
  inline,
  otherwise,
  set,
} from './dialplan-parts';
import {
  checked,
  DOMAIN,
  ID,
  plainText,
  SHORT_NUMBER,
  USERNAME,
} from '@/lib/call-plan/switch-text';
import { renderXml, type XmlElement } from './xml';

export interface DialplanTenant {
  id: string;
  sipDomain: string;
  /** Calling code without plus, e.g. "49". */
  countryCode: string;
}

export interface DialplanExtension {
  id: string;
  number: string;
  name: string;
  enabled: boolean;
  ringTimeoutSeconds: number;
  /** E.164, shown to the outside; null: the tenant's own. */
  outboundCallerId: string | null;
}

export interface DialplanDevice {
  id: string;
  username: string;
  enabled: boolean;
}

/** Where a number leads. `hangup` declines the call. */
export type Destination =
  { kind: 'extension'; number: string } | { kind: 'busy' } | { kind: 'hangup' };

export interface DialplanNumber {
  id: string;
  e164: string;
  enabled: boolean;
  callerNamePrefix: string | null;
  /** null: nothing chosen yet. */
  destination: Destination | null;
}

/** Everything that is no extension and no number of the tenant. */
export const ANY_NUMBER = '*';

export function dialplanKey(sipDomain: string, number: string): string {
  return `dialplan:${checked('domain', sipDomain, DOMAIN)}:${number}`;
}

/**
 * An extension's document: rings all its enabled devices at once through the entry node. The caller
 * hears 486 busy, 603 declined, else 480 (no answer, nobody registered, switched off).
 * @throws Error on an id, number, username or domain that could not stand in a dial string.
 */
export function renderExtensionDocument(
  tenant: DialplanTenant,
  target: DialplanExtension,
  devices: readonly DialplanDevice[],
): string {
  const number = checked('extension number', target.number, SHORT_NUMBER);
  return renderXml([
    extension(`extension ${number}`, [
      always([ofTenant(tenant)]),
      // From a trunk an extension is reached by way of a number only.
      condition(
        '${sip_h_X-Pbx-Device}${pbx_number_id}',
        '^$',
        [hangUp('UNALLOCATED_NUMBER')],
        'on-true',
      ),
      always(ringDevices(tenant, target, devices)),
    ]),
  ]);
}

function ringDevices(
  tenant: DialplanTenant,
  target: DialplanExtension,
  devices: readonly DialplanDevice[],
): XmlElement[] {
  if (!target.enabled) return [hangUp('SUBSCRIBER_ABSENT')];
  const ringing = devices.filter((device) => device.enabled);
  if (ringing.length === 0) return [hangUp('SUBSCRIBER_ABSENT')];
  if (!Number.isInteger(target.ringTimeoutSeconds) || target.ringTimeoutSeconds < 1) {
    throw new Error('ringTimeoutSeconds is a whole number from 1');
  }
  const extensionId = checked('extension id', target.id, ID);
  return [
    set('call_timeout', String(target.ringTimeoutSeconds)),
    // Else the caller gets the phone's own code, a 404 or 500 of one that is not there.
    set('sip_ignore_remote_cause', 'true'),
    action('export', `nolocal:pbx_extension_id=${extensionId}`),
    action('bridge', ringing.map((device) => phone(tenant, device)).join(',')),
    action('execute_extension', 'phones XML pbx-result'),
  ];
}

function phone(tenant: DialplanTenant, device: DialplanDevice): string {
  const username = checked('username', device.username, USERNAME);
  return `[pbx_device_id=${checked('device id', device.id, ID)}]sofia/internal/${username}@${tenant.sipDomain}`;
}

/**
 * A number's document. Switched off or leading nowhere: 404. The prefix goes before the caller's name.
 * @throws Error on an id, number or domain that could not stand in a document.
 */
export function renderNumberDocument(tenant: DialplanTenant, number: DialplanNumber): string {
  if (!isE164(number.e164)) throw new Error(`Not an E.164 number: ${JSON.stringify(number.e164)}`);
  return renderXml([
    extension(`number ${number.e164}`, [
      always([ofTenant(tenant), inline('pbx_number_id', checked('number id', number.id, ID))]),
      ...callerName(plainText(number.callerNamePrefix ?? '')),
      always([lead(number)]),
    ]),
  ]);
}

/**
 * The name of an outside caller. The switch would cut it (and a prefix) at the last `/`, `:` or `@`,
 * and a backslash at its end would break the other leg's From: so what stands before the first of
 * them is taken. `\\x5c` is the backslash: the switch eats one of a pair before the pattern is read.
 */
function callerName(prefix: string): XmlElement[] {
  const lead = prefix === '' ? '' : `${prefix} `;
  return [
    condition('caller_id_name', '^([^/:@$%{}\\x5c]*[^/:@$%{}\\x5c ])', [
      inline('effective_caller_id_name', `${lead}$1`),
      otherwise('effective_caller_id_name', `${lead}\${caller_id_number}`),
    ]),
  ];
}

function lead({ enabled, destination }: DialplanNumber): XmlElement {
  if (!enabled || !destination) return hangUp('UNALLOCATED_NUMBER');
  switch (destination.kind) {
    case 'extension':
      return action(
        'transfer',
        `${checked('extension number', destination.number, SHORT_NUMBER)} XML pbx`,
      );
    case 'busy':
      return hangUp('USER_BUSY');
    case 'hangup':
      return hangUp('CALL_REJECTED');
  }
}
