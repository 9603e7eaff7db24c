import type { DialplanTenant } from './dialplan';
import { checked, DOMAIN, ID } from './switch-text';
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

/** What every leg of a call carries into its record. */
const EXPORTED = [
  'pbx_tenant_id',
  'pbx_domain',
  'pbx_call_id',
  'pbx_direction',
  'pbx_number_id',
  'pbx_dialed',
  'media_timeout',
  'media_hold_timeout',
  // The other leg's From shows the tenant's domain, not this machine's address.
  'nolocal:sip_invite_domain',
  'nolocal:pbx_leg',
];

/**
 * The head of every document: names the call on its first arrival, and who calls. A call that was
 * sent on from another document (a number to an extension) keeps what it has.
 */
export function firstArrival(tenant: DialplanTenant, dialed: string): XmlElement[] {
  const domain = checked('domain', tenant.sipDomain, DOMAIN);
  return [
    condition('${pbx_call_id}', '^$', [
      inline('pbx_tenant_id', checked('tenant id', tenant.id, ID)),
      inline('pbx_domain', domain),
      inline('pbx_call_id', '${uuid}'),
      inline('pbx_dialed', dialed),
      inline('pbx_leg', 'caller'),
      inline('nolocal:pbx_leg', 'callee'),
      inline('nolocal:sip_invite_domain', domain),
      inline('export_vars', EXPORTED.join(',')),
      inline('hangup_after_bridge', 'true'),
      // Milliseconds without a packet: a phone that lost its power ends the call.
      inline('media_timeout', '120000'),
      inline('media_hold_timeout', '3600000'),
      inline('continue_on_fail', 'true'),
      // A phone's or a trunk's own headers never reach the other side.
      inline('sip_copy_custom_headers', 'false'),
      // The caller's own phone makes the ring-back tone; nothing of an unanswered leg is heard.
      inline('ignore_early_media', 'ring_ready'),
    ]),
    element(
      'condition',
      { field: '${sip_h_X-Pbx-Device}', expression: '^([a-z0-9]+)$', break: 'never' },
      [
        element('action', { application: 'set_user', data: `$1@${domain}`, inline: 'true' }),
        inline('pbx_direction', 'internal'),
        otherwise('pbx_direction', 'inbound'),
      ],
    ),
  ];
}
