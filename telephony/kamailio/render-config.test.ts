import { describe, expect, it } from 'vitest';
import { renderKamailioConfig, type KamailioOptions } from './render-config';

const options: KamailioOptions = {
  confDirectory: '/srv/pbx/telephony/kamailio/conf',
  listen: { address: '127.0.0.1', sipPort: 7403, wsPort: 7405 },
  rpc: {
    address: '127.0.0.1',
    port: 7404,
    source: '127.0.0.1',
    user: 'worker',
    password: 'r'.repeat(32),
  },
  databaseUrl: 'mysql://kamailio:dbpw@127.0.0.1:7402/kamailio',
  rtpengine: { host: '127.0.0.1', port: 7406 },
  secrets: { nonce: 'n'.repeat(32), dialog: 'd'.repeat(32) },
};

const GOLDEN = `#!KAMAILIO
# Generated: changes are lost. Secrets inside: mode 600.
listen=udp:127.0.0.1:7403
listen=tcp:127.0.0.1:7403
listen=tcp:127.0.0.1:7405
listen=tcp:127.0.0.1:7404
children=4
tcp_children=4
#!define WS_PORT 7405
#!define SELF_URI "sip:127.0.0.1:7403"
#!define CONTACT_ADDRESS "127.0.0.1:7403"
#!define RPC_PORT 7404
#!define RPC_SOURCE "127.0.0.1"
#!define RPC_AUTHORIZATION "Basic d29ya2VyOnJycnJycnJycnJycnJycnJycnJycnJycnJycnJycnJy"
#!define DB_URL "mysql://kamailio:dbpw@127.0.0.1:7402/kamailio"
#!define SQL_LOOKUPS "lookups=>mysql://kamailio:dbpw@127.0.0.1:7402/kamailio"
#!define RTPENGINE_SOCKET "udp:127.0.0.1:7406"
#!define NONCE_SECRET "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
#!define DIALOG_SECRET "dddddddddddddddddddddddddddddddd"
#!define FLOOD_REQUESTS 60
#!define BAN_PAIR_FAILURES 5
#!define BAN_SOURCE_FAILURES 20
#!define BAN_ACCOUNT_FAILURES 50
#!substdef "!BAN_SECONDS!300!g"
#!define HTABLE_FAILURES "failures=>size=14;initval=0;updateexpire=0;autoexpire=120;"
#!define PING_SECONDS 1
#!define NODE_REPLY_MS 1000
#!define GATEWAY_REPLY_MS 2000
#!define PHONE_REPLY_MS 5000
#!define REGISTRATION_RETRY_SECONDS 30
#!define DIRECT_RING_MS 60000
#!define DIRECT_CALL_SECONDS 14400
#!define CREDENTIALS_FRESH_SECONDS 600
include_file "/srv/pbx/telephony/kamailio/conf/kamailio.cfg"
`;

describe('renderKamailioConfig', () => {
  it('renders the constants and includes the rest', () => {
    expect(renderKamailioConfig(options)).toBe(GOLDEN);
  });

  it('advertises a public address on every SIP socket, not on the RPC port', () => {
    const text = renderKamailioConfig({
      ...options,
      listen: { ...options.listen, advertise: 'sip.example.com' },
    });
    const lines = text.split('\n').filter((line) => line.startsWith('listen='));
    expect(lines).toEqual([
      'listen=udp:127.0.0.1:7403 advertise sip.example.com:7403',
      'listen=tcp:127.0.0.1:7403 advertise sip.example.com:7403',
      'listen=tcp:127.0.0.1:7405 advertise sip.example.com:7405',
      'listen=tcp:127.0.0.1:7404',
    ]);
  });

  it('answers a banned source only when told to', () => {
    const text = renderKamailioConfig({ ...options, limits: { banAnswer: 'forbidden' } });
    expect(text).toContain('\n#!define BAN_ANSWER\n');
  });

  it.each<[string, Partial<KamailioOptions>]>([
    ['confDirectory', { confDirectory: 'relative/conf' }],
    ['confDirectory', { confDirectory: '/srv/"\nloadmodule "exec.so' }],
    ['listen.address', { listen: { ...options.listen, address: '127.0.0.1\nlisten=udp:0.0.0.0' } }],
    ['listen.sipPort', { listen: { ...options.listen, sipPort: 70_000 } }],
    ['listen.wsPort', { listen: { ...options.listen, wsPort: 1.5 } }],
    ['rpc.source', { rpc: { ...options.rpc, source: '" ' } }],
    ['rpc.password', { rpc: { ...options.rpc, password: 'short' } }],
    ['databaseUrl', { databaseUrl: 'mysql://kamailio:p"w@127.0.0.1:1/kamailio' }],
    ['databaseUrl', { databaseUrl: 'mysql://kamailio@127.0.0.1:1/kamailio' }],
    ['secrets.nonce', { secrets: { ...options.secrets, nonce: `${'n'.repeat(32)}"` } }],
    ['secrets.dialog', { secrets: { ...options.secrets, dialog: 'guessable' } }],
    ['banSeconds', { limits: { banSeconds: 0 } }],
    ['FLOOD_REQUESTS', { limits: { floodRequests: Number.NaN } }],
  ])('refuses a %s that could break out, without repeating it', (name, change) => {
    const render = (): string => renderKamailioConfig({ ...options, ...change });
    expect(render).toThrow(`Kamailio configuration: ${name} `);
    expect(render).not.toThrow(/short|guessable|p"w/);
  });
});
