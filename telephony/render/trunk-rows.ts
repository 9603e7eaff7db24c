import { nationalHabit } from '@/lib/outgoing/habits';
import { hostInUri, type ProxyRow, type ProxyTrunk } from './kamailio-rows';

/** Rows of Kamailio's tables that say how a trunk is used, beside where its gateways are. Pure. */

/** Telephone events are no choice: without them no menu hears a key. */
const ALWAYS = 'telephone-event';

/** Flags of module rtpengine: all go but these. */
function codecFlags(codecs: readonly string[]): string {
  return codecs.length === 0
    ? ''
    : [...codecs, ALWAYS].map((codec) => `codec-offer-${codec}`).join(' ');
}

function settingsRow(key: string, value: string): ProxyRow {
  return {
    table: 'trunk_settings',
    key: { key_name: key },
    // key_type 0: one value a key; value_type 0: text (module htable).
    columns: { key_type: 0, value_type: 0, key_value: value, expires: 0 },
  };
}

/** `49/0/00`: calling code, prefix of national and of international numbers (conf/routes/numbers.cfg). */
function countryField(countryCode: string | null): string {
  if (countryCode === null) return '';
  const { national, international } = nationalHabit(countryCode);
  return `${countryCode}/${national}/${international}`;
}

/** Read by conf/routes/trunks.cfg: by set, and by id for calls that come in. */
export function renderTrunkSettingsRows(trunks: readonly ProxyTrunk[]): ProxyRow[] {
  return trunks
    .filter(({ enabled }) => enabled)
    .flatMap(({ id, setId, maxCalls, codecs, registration, countryCode }) => {
      const { username = '', realm = '', ha1 = '', domain = '' } = registration ?? {};
      const account = [username, realm, ha1, domain];
      const fields = [maxCalls ?? 0, codecFlags(codecs), ...account, countryField(countryCode)];
      if (fields.some((field) => String(field).includes('|'))) {
        throw new Error(`Trunk ${id} has a bar in its account`);
      }
      return [settingsRow(String(setId), fields.join('|')), settingsRow(id, String(setId))];
    });
}

/** The name we give as our contact: calls of the carrier come to it (conf/routes/trunks.cfg). */
export function trunkAccountName(setId: number): string {
  return `t${setId}`;
}

/** Accounts that module uac signs in with; the password as HA1 only. */
export function renderTrunkAccountRows(trunks: readonly ProxyTrunk[]): ProxyRow[] {
  return trunks.flatMap(({ enabled, setId, gateways, registration }) => {
    const registrar = gateways[0];
    if (!enabled || !registration || !registrar) return [];
    const { username, domain, realm, ha1, expiresSeconds } = registration;
    const { host, port, transport } = registrar;
    return [
      {
        table: 'uacreg' as const,
        key: { l_uuid: trunkAccountName(setId) },
        columns: {
          ...{ l_username: username, l_domain: domain, r_username: username, r_domain: domain },
          ...{ realm, auth_username: username, auth_password: '', auth_ha1: ha1 },
          auth_proxy: `sip:${hostInUri(host)}:${port};transport=${transport}`,
          ...{ expires: expiresSeconds, flags: 0, reg_delay: 0, contact_addr: '', socket: '' },
        },
      },
    ];
  });
}
