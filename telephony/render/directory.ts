import type { PlanTenant } from '@/lib/call-plan/compile';
import {
  checked,
  DOMAIN,
  ID,
  plainText,
  SHORT_NUMBER,
  USERNAME,
} from '@/lib/call-plan/switch-text';
import type { PlanDevice, PlanExtension } from '@/lib/extensions/plan';
import { isE164 } from '@/lib/shared/e164';
import { element, renderXml, type XmlElement } from './xml';

export function directoryKey(sipDomain: string, username: string): string {
  return `directory:${checked('domain', sipDomain, DOMAIN)}:${checked('username', username, USERNAME)}`;
}

/**
 * Who a device is: `set_user` puts these variables on the call that comes from it. No password is
 * here: the entry node authorises. A switched-off device has no document: null.
 * @throws Error on an id, username or number that could not stand in a document.
 */
export function renderDirectoryDocument(
  tenant: Pick<PlanTenant, 'sipDomain'>,
  owner: Pick<PlanExtension, 'id' | 'number' | 'name' | 'enabled' | 'outboundCallerId'>,
  device: PlanDevice,
): string | null {
  if (!owner.enabled || !device.enabled) return null;
  checked('domain', tenant.sipDomain, DOMAIN);
  return renderXml([
    element('user', { id: checked('username', device.username, USERNAME) }, [
      element('variables', {}, [
        variable('pbx_extension_id', checked('extension id', owner.id, ID)),
        variable('pbx_device_id', checked('device id', device.id, ID)),
        variable('effective_caller_id_name', plainText(owner.name) || owner.number),
        variable(
          'effective_caller_id_number',
          checked('extension number', owner.number, SHORT_NUMBER),
        ),
        ...outboundNumber(owner.outboundCallerId),
      ]),
    ]),
  ]);
}

function outboundNumber(number: string | null): XmlElement[] {
  if (number === null) return [];
  if (!isE164(number)) throw new Error(`Not an E.164 number: ${JSON.stringify(number)}`);
  return [variable('outbound_caller_id_number', number)];
}

function variable(name: string, value: string): XmlElement {
  return element('variable', { name, value });
}
