import { describe, expect, it } from 'vitest';
import {
  renderAddressRows,
  renderDispatcherRows,
  renderDomainRow,
  renderExtensionAliasRows,
  renderHomeRow,
  renderNumberAliasRows,
  renderSubscriberRows,
  sipDisplayName,
  type ProxyDevice,
  type ProxyExtension,
  type ProxyMediaNode,
  type ProxyTrunk,
} from './kamailio-rows';

const tenant = { id: 'ten_1', sipDomain: 'acme.pbx.test', homeSetId: 100 };
const extension: ProxyExtension = { id: 'ext_1', number: '101', name: 'Anna', enabled: true };
const device: ProxyDevice = {
  id: 'dev_1',
  username: 'dk3f9x2q',
  ha1: 'aa',
  ha1b: 'bb',
  enabled: true,
  signOuts: 2,
  extensionId: 'ext_1',
};
const node: ProxyMediaNode = {
  id: 'node_1',
  setId: 100,
  sipHost: '10.0.0.1',
  sipPort: 5060,
  state: 'active',
  kind: 'freeswitch',
};
const trunk: ProxyTrunk = {
  id: 'trunk_1',
  setId: 10_000,
  gateways: [
    { host: '192.0.2.1', port: 5060, transport: 'udp' },
    { host: '2001:db8::1', port: 5062, transport: 'tcp' },
  ],
  enabled: true,
  ...{ maxCalls: null, codecs: [], registration: null, countryCode: null },
};

describe('rows of a tenant', () => {
  it('renders an account with HA1 only, and whom it belongs to', () => {
    expect(renderSubscriberRows(tenant, [extension], [device])).toEqual([
      {
        table: 'subscriber',
        key: { username: 'dk3f9x2q', domain: 'acme.pbx.test' },
        columns: {
          password: '',
          ha1: 'aa',
          ha1b: 'bb',
          tenant_id: 'ten_1',
          device_id: 'dev_1',
          extension_id: 'ext_1',
          extension_number: '101',
          display_name: 'Anna',
          sign_outs: 2,
        },
      },
    ]);
  });

  it('renders one alias a device', () => {
    const second = { ...device, id: 'dev_2', username: 'dzzzzzzz' };
    expect(renderExtensionAliasRows(tenant, [extension], [device, second])).toEqual(
      ['dk3f9x2q', 'dzzzzzzz'].map((username) => ({
        table: 'extension_aliases',
        key: { alias_username: '101', alias_domain: 'acme.pbx.test', username },
        columns: { domain: 'acme.pbx.test', extension_id: 'ext_1' },
      })),
    );
  });

  it.each([
    ['the device is disabled', extension, { ...device, enabled: false }],
    ['the extension is disabled', { ...extension, enabled: false }, device],
    ['the extension is not there', { ...extension, id: 'ext_2' }, device],
  ])('renders nothing when %s', (_, someExtension, someDevice) => {
    expect(renderSubscriberRows(tenant, [someExtension], [someDevice])).toEqual([]);
    expect(renderExtensionAliasRows(tenant, [someExtension], [someDevice])).toEqual([]);
  });

  it('renders the domain and its home', () => {
    expect(renderDomainRow(tenant)).toEqual({
      table: 'domain',
      key: { domain: 'acme.pbx.test' },
      columns: { did: 'acme.pbx.test' },
    });
    expect(renderHomeRow(tenant)).toEqual({
      table: 'tenant_home',
      key: { key_name: 'acme.pbx.test' },
      columns: { key_type: 0, value_type: 1, key_value: '100', expires: 0 },
    });
    expect(renderHomeRow({ ...tenant, homeSetId: null })).toBeNull();
  });

  it('renders enabled numbers only', () => {
    const rows = renderNumberAliasRows(tenant, [
      { id: 'num_1', e164: '+4930123456', enabled: true },
      { id: 'num_2', e164: '+4930999999', enabled: false },
    ]);
    expect(rows).toEqual([
      {
        table: 'dbaliases',
        key: { alias_username: '+4930123456', alias_domain: '' },
        columns: { username: '+4930123456', domain: 'acme.pbx.test' },
      },
    ]);
  });
});

describe('sipDisplayName', () => {
  it.each([
    ['Anna Bell', 'Anna Bell'],
    ['  Anna\t Bell ', 'Anna Bell'],
    ['Анна «Белл»', 'Анна «Белл»'],
    ['A"\r\nX-Pbx-Device: x', 'A X-Pbx-Device: x'],
    ['a|b\\c<d>e', 'a b c d e'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['x'.repeat(100), 'x'.repeat(64)],
  ])('%j → %j', (given, shown) => {
    expect(sipDisplayName(given)).toBe(shown);
  });
});

describe('rows of nodes and trunks', () => {
  const place = (rows: ReturnType<typeof renderDispatcherRows>): unknown[] =>
    rows.map(({ key, columns }) => [key['setid'], key['destination'], columns['flags']]);

  it('puts an active node into the set of all and its own', () => {
    expect(place(renderDispatcherRows([node], []))).toEqual([
      [1, 'sip:10.0.0.1:5060', 8],
      [100, 'sip:10.0.0.1:5060', 8],
    ]);
  });

  it('keeps a draining node in the table, disabled', () => {
    expect(place(renderDispatcherRows([{ ...node, state: 'draining' }], []))).toEqual([
      [1, 'sip:10.0.0.1:5060', 4],
      [100, 'sip:10.0.0.1:5060', 4],
    ]);
  });

  it.each([{ state: 'disabled' as const }, { kind: 'simulator' as const }])(
    'leaves out a node that is %j',
    (change) => {
      expect(renderDispatcherRows([{ ...node, ...change }], [])).toEqual([]);
    },
  );

  it('renders gateways in order of preference', () => {
    const rows = renderDispatcherRows([], [trunk]);
    expect(
      rows.map(({ key, columns }) => [key['setid'], key['destination'], columns['priority']]),
    ).toEqual([
      [10_000, 'sip:192.0.2.1:5060;transport=udp', 2],
      [10_000, 'sip:[2001:db8::1]:5062;transport=tcp', 1],
    ]);
    expect(renderDispatcherRows([], [{ ...trunk, enabled: false }])).toEqual([]);
  });

  it('knows a carrier by its address, on loopback by its port too', () => {
    const local = { host: '127.0.0.1', port: 5070, transport: 'udp' as const };
    const named = { host: 'sip.example.com', port: 5060, transport: 'udp' as const };
    const rows = renderAddressRows([{ ...trunk, gateways: [...trunk.gateways, local, named] }]);
    expect(rows).toEqual([
      {
        table: 'address',
        key: { grp: 2, ip_addr: '192.0.2.1', mask: 32, port: 0 },
        columns: { tag: 'trunk_1' },
      },
      {
        table: 'address',
        key: { grp: 2, ip_addr: '2001:db8::1', mask: 128, port: 0 },
        columns: { tag: 'trunk_1' },
      },
      {
        table: 'address',
        key: { grp: 2, ip_addr: '127.0.0.1', mask: 32, port: 5070 },
        columns: { tag: 'trunk_1' },
      },
    ]);
  });

  it('gives a shared address to the first trunk, and none to a disabled one', () => {
    const rows = renderAddressRows([
      { ...trunk, id: 'trunk_0', enabled: false },
      trunk,
      { ...trunk, id: 'trunk_2' },
    ]);
    expect(rows.map(({ columns }) => columns['tag'])).toEqual(['trunk_1', 'trunk_1']);
  });
});
