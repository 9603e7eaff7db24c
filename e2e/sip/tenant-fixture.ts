import { sipHa1 } from '@/lib/shared/sip-digest';
import {
  renderDomainRow,
  renderExtensionAliasRows,
  renderNumberAliasRows,
  renderSubscriberRows,
  type ProxyDevice,
  type ProxyTenant,
} from '@/telephony/render/kamailio-rows';
import type { EntryNode } from './kamailio-server';
import { runSipp, type SippOptions, type SippResult } from './sipp';

export const PASSWORD = 'right-password';

/** A tenant whose device `d<number>` with one fixed password belongs to extension <number>. */
export class TestTenant {
  readonly #tenant: ProxyTenant;
  constructor(
    readonly entry: EntryNode,
    readonly domain: string,
  ) {
    this.#tenant = { id: `ten_${domain.split('.')[0]}`, sipDomain: domain, homeSetId: null };
  }

  async create(numbers: readonly string[], did?: string): Promise<void> {
    const extensions = numbers.map((number) => ({
      id: `ext_${number}`,
      number,
      name: `Person ${number}`,
      enabled: true,
    }));
    const devices = numbers.map((number) => this.device(number, PASSWORD));
    await this.entry.write([
      renderDomainRow(this.#tenant),
      ...renderSubscriberRows(this.#tenant, extensions, devices),
      ...renderExtensionAliasRows(this.#tenant, extensions, devices),
      ...renderNumberAliasRows(
        this.#tenant,
        did ? [{ id: 'num_1', e164: did, enabled: true }] : [],
      ),
    ]);
    await this.entry.rpc.reloadDomains();
  }

  /** One more device of an extension: its account is `d<number><suffix>`. */
  async addDevice(number: string, suffix: string): Promise<void> {
    const line = { id: `ext_${number}`, number, name: `Person ${number}`, enabled: true };
    const device = { ...this.device(`${number}${suffix}`, PASSWORD), extensionId: line.id };
    await this.entry.write([
      ...renderSubscriberRows(this.#tenant, [line], [device]),
      ...renderExtensionAliasRows(this.#tenant, [line], [device]),
    ]);
  }

  device(number: string, password: string): ProxyDevice {
    const username = `d${number}`;
    return {
      id: `dev_${number}`,
      username,
      ...sipHa1(username, this.domain, password),
      enabled: true,
      signOuts: 0,
      extensionId: `ext_${number}`,
    };
  }

  /** Options of a sipp run as the device of this extension, on one of the ports of test phones. */
  as(
    number: string,
    phone: number,
    scenario: string,
    extra: Partial<SippOptions> & { dial?: string } = {},
  ): SippOptions {
    const { dial = '', keys, ...rest } = extra;
    return {
      scenario,
      target: { host: '127.0.0.1', port: this.entry.sipPort },
      localPort: this.entry.phonePort(phone),
      username: `d${number}`,
      password: PASSWORD,
      ...rest,
      keys: { device: `d${number}`, domain: this.domain, number: dial, other: 'd999', ...keys },
    };
  }

  register(number: string, phone: number): Promise<SippResult> {
    return runSipp(this.as(number, phone, 'phone-right-password-expect-200'));
  }
}
