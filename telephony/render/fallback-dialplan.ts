import { isE164 } from '@/lib/shared/e164';
import { dialRules, type DialRule } from './dial-rules';
import type { DialplanTenant } from './dialplan';
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
import { checked } from '@/lib/call-plan/switch-text';
import { renderXml, type XmlElement } from './xml';

export interface FallbackOptions {
  /** The dispatcher set of the carrier; null: the tenant cannot call out (403). */
  trunk: { setId: number } | null;
  /** E.164 shown when the extension has none of its own; null: anonymous. */
  defaultCallerId: string | null;
  /** Dialled as they are, by any extension, whatever else is forbidden. */
  emergencyNumbers?: readonly string[];
}

/**
 * What happens to anything that is no extension and no number of the tenant: outgoing for its own
 * phones, 404 for the rest. Numbers are brought to E.164 first and looked up again, so that a tenant
 * who dials its own number the national way does not go by the carrier.
 */
export function renderFallbackDocument(tenant: DialplanTenant, options: FallbackOptions): string {
  const [plus, ...others] = dialRules(tenant.countryCode);
  return renderXml([
    extension('tenant', [always([ofTenant(tenant)])], true),
    extension('no phone of ours', [
      condition('${sip_h_X-Pbx-Device}', '^$', [hangUp('UNALLOCATED_NUMBER')], 'on-false'),
    ]),
    extension('a phone without an extension', [
      condition('${pbx_extension_id}', '^$', [hangUp('OUTGOING_CALL_BARRED')], 'on-false'),
    ]),
    ...(options.emergencyNumbers ?? []).map((number) => emergency(tenant, number, options)),
    ...others.map((rule) => again(rule)),
    outside(tenant, plus, options),
    extension('no such number', [always([hangUp('UNALLOCATED_NUMBER')])]),
  ]);
}

function again(rule: DialRule): XmlElement {
  return extension(`${rule.name} to E.164`, [
    condition(
      'destination_number',
      rule.expression,
      [action('transfer', `${rule.e164} XML pbx`)],
      'on-false',
    ),
  ]);
}

function outside(tenant: DialplanTenant, rule: DialRule, options: FallbackOptions): XmlElement {
  return extension('outside', [
    ...callerNumber(options.defaultCallerId),
    condition(
      'destination_number',
      rule.expression,
      bridge(tenant, rule.e164, options),
      'on-false',
    ),
  ]);
}

function emergency(tenant: DialplanTenant, number: string, options: FallbackOptions): XmlElement {
  const dialed = checked('emergency number', number, /^[0-9]{2,6}$/);
  return extension(`emergency ${dialed}`, [
    ...callerNumber(options.defaultCallerId),
    condition('destination_number', `^${dialed}$`, bridge(tenant, dialed, options), 'on-false'),
  ]);
}

/** The extension's own number for the outside (from its directory entry), else the tenant's, else none. */
function callerNumber(fallback: string | null): XmlElement[] {
  if (fallback !== null && !isE164(fallback))
    throw new Error(`Not an E.164 number: ${JSON.stringify(fallback)}`);
  const other = fallback ?? 'anonymous';
  return [
    condition('${outbound_caller_id_number}', '^(\\+\\d+)$', [
      inline('effective_caller_id_number', '$1'),
      inline('effective_caller_id_name', '$1'),
      otherwise('effective_caller_id_number', other),
      otherwise('effective_caller_id_name', other),
    ]),
  ];
}

function bridge(tenant: DialplanTenant, number: string, { trunk }: FallbackOptions): XmlElement[] {
  if (!trunk) return [hangUp('OUTGOING_CALL_BARRED')];
  const setId = checked('dispatcher set', String(trunk.setId), /^[1-9][0-9]{0,8}$/);
  return [
    set('pbx_direction', 'outbound'),
    action('export', `nolocal:sip_h_X-Pbx-Trunk-Set=${setId}`),
    action('bridge', `sofia/internal/${number}@${tenant.sipDomain}`),
    action('execute_extension', 'outside XML pbx-result'),
  ];
}
