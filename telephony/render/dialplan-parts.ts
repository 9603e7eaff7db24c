import type { DialplanTenant } from './dialplan';
import { checked, DOMAIN, ID } from '@/lib/call-plan/switch-text';
import { element, type XmlElement } from './xml';

/** The words of FreeSWITCH's XML dialplan that our documents use. */

export function action(application: string, text: string): XmlElement {
  return element('action', { application, data: text });
}

export function set(name: string, value: string): XmlElement {
  return action('set', `${name}=${value}`);
}

/** Executed while the dialplan is read, so that later conditions of the same document see it. */
export function inline(name: string, value: string): XmlElement {
  return element('action', { application: 'set', data: `${name}=${value}`, inline: 'true' });
}

export function otherwise(name: string, value: string): XmlElement {
  return element('anti-action', { application: 'set', data: `${name}=${value}`, inline: 'true' });
}

/** A Q.850 cause; on a call not yet answered the switch turns it into the SIP answer. */
export function hangUp(cause: string): XmlElement {
  return action('hangup', cause);
}

export function condition(
  field: string,
  expression: string,
  actions: readonly XmlElement[],
  stop: 'never' | 'on-true' | 'on-false' = 'never',
): XmlElement {
  return element('condition', { field, expression, break: stop }, actions);
}

export function always(actions: readonly XmlElement[]): XmlElement {
  return element('condition', {}, actions);
}

export function extension(
  name: string,
  conditions: readonly XmlElement[],
  goesOn = false,
): XmlElement {
  const attributes: Record<string, string> = goesOn ? { name, continue: 'true' } : { name };
  return element('extension', attributes, conditions);
}

/** The tenant's mark on the call. The rest of what every call carries the node adds (pbx-arrival.lua). */
export function ofTenant(tenant: DialplanTenant): XmlElement {
  checked('domain', tenant.sipDomain, DOMAIN);
  return inline('pbx_tenant_id', checked('tenant id', tenant.id, ID));
}
