import {
  getDevice,
  rotateDevicePassword,
  signOutDevice,
  type Device,
  type DevicePlace,
} from '@/lib/devices/contract';
import { getCall, listCalls, type Call, type CallDetail } from '@/lib/calls/contract';
import { createExtension, type CreatedExtension } from '@/lib/extensions/contract';
import { getSync, type SyncState } from '@/lib/sync/contract';
import { createTenant, type Tenant } from '@/lib/tenants/contract';
import { ask } from '../api/harness';
import { createPerson, holderOf } from '../api/world';
import { runSipp, startCallee, type SippOptions, type SippResult } from '../sip/sipp';
import { testServers } from '../test-servers';
import { eventually } from './poll';

interface Account {
  username: string;
  password: string;
  domain: string;
}

/** A SIP phone on loopback with the account that the API showed. */
export class Phone {
  constructor(
    readonly account: Account,
    readonly deviceId: string,
    readonly port: number,
  ) {}

  options(scenario: string, extra: Partial<SippOptions> = {}): SippOptions {
    const { kamailio } = testServers();
    const { username, password, domain } = this.account;
    return {
      scenario,
      target: { host: kamailio.host, port: kamailio.sipPort },
      localPort: this.port,
      ...{ username, password },
      ...extra,
      keys: { device: username, domain, number: '', other: 'd999', ...extra.keys },
    };
  }

  register(extra: Partial<SippOptions> = {}): Promise<SippResult> {
    return runSipp(this.options('phone-right-password-expect-200', extra));
  }

  /** Calls and hangs up after `talkMs`. */
  async call(number: string, callee: Phone, talkMs: number): Promise<void> {
    const answering = await startCallee(callee.options('callee-answers-expect-bye'));
    const calling = await runSipp(
      this.options('caller-callee-registered-expect-200', { keys: { number }, pauseMs: talkMs }),
    );
    const answered = await answering.done;
    if (calling.code !== 0) throw new Error(`the caller: ${calling.errors}\n${calling.messages}`);
    if (answered.code !== 0) throw new Error(`the callee: ${answered.errors}`);
  }
}

/** One PBX made by REST, as an integrator would. */
export class LinePbx {
  private constructor(
    readonly tenant: Tenant,
    readonly token: string,
  ) {}

  static async create(operatorToken: string, slug: string): Promise<LinePbx> {
    const tenant = await ask<Tenant>(createTenant, {
      token: operatorToken,
      body: { name: slug, slug },
    });
    const owner = await createPerson('owner', holderOf(tenant.id));
    return new LinePbx(tenant, owner.token);
  }

  async addPhone(number: string, port: number): Promise<Phone> {
    const body = { number, name: `Person ${number}`, device: { label: 'Desk' } };
    const made = await ask<CreatedExtension>(createExtension, { token: this.token, body });
    const device = made.devices[0];
    if (!made.sip || !device) throw new Error('no device');
    await this.live('extension', made.id);
    return new Phone(made.sip, device.id, port);
  }

  /** How long the save took to be live, in milliseconds. */
  async live(kind: 'extension' | 'device' | 'object' | 'tenant', id: string): Promise<number> {
    const state = await eventually(`${kind} ${id} is live`, async () => {
      const sync = await ask<SyncState>(getSync, { token: this.token, query: { kind, id } });
      return sync.state === 'live' && sync;
    });
    return state.liveInMs ?? 0;
  }

  async newPassword(phone: Phone): Promise<Phone> {
    const { sip } = await ask<{ sip: Account }>(rotateDevicePassword, {
      token: this.token,
      params: { id: phone.deviceId },
    });
    await this.live('device', phone.deviceId);
    return new Phone(sip, phone.deviceId, phone.port);
  }

  /** As the cabinet does: what the entry node holds of the phone is removed. */
  async signOut(phone: Phone): Promise<void> {
    await ask(signOutDevice, { token: this.token, params: { id: phone.deviceId } });
    await this.live('device', phone.deviceId);
  }

  /** Where the phone is signed in, as the cabinet shows it once `isRight`. */
  places(phone: Phone, isRight: (places: DevicePlace[]) => boolean): Promise<DevicePlace[]> {
    return eventually('the places are shown', async () => {
      const params = { id: phone.deviceId };
      const { places } = await ask<Device>(getDevice, { token: this.token, params });
      return isRight(places) && places;
    });
  }

  /** The newest calls, with their journeys, once there are so many. */
  async calls(count: number): Promise<CallDetail[]> {
    const { token } = this;
    const rows = await eventually(`${count} calls in the log`, async () => {
      const { items } = await ask<{ items: Call[] }>(listCalls, { token });
      return items.length >= count && items;
    });
    return Promise.all(rows.map(({ id }) => ask<CallDetail>(getCall, { token, params: { id } })));
  }
}
