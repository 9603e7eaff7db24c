import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { nodeArguments, renderNodeConfig, type NodeConfigOptions } from './render-node-config';

const options: NodeConfigOptions = {
  dir: '/srv/pbx/media-1',
  nodeId: 'node_1',
  sipPort: 7410,
  eslPort: 7411,
  eslPassword: 'generated-secret',
  rtpStart: 9400,
  rtpEnd: 10399,
  kamailioHost: '127.0.0.1',
  kamailioPort: 7403,
};

const render = (more: Partial<NodeConfigOptions> = {}) =>
  renderNodeConfig({ ...options, ...more }).files['conf/freeswitch.xml'] ?? '';

test('every value has its place, and what comes out is XML', () => {
  const xml = render();
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(xml).not.toMatch(/\{\{|\}\}/);
  for (const text of [
    'pbx_replica=/srv/pbx/media-1/db/replica.db',
    'name="log-dir" value="/srv/pbx/media-1/cdr"',
    'name="listen-ip" value="127.0.0.1"',
    'name="password" value="generated-secret"',
    'name="outbound-proxy" value="127.0.0.1:7403"',
    'cidr="127.0.0.1/32"',
    'name="rtp-end-port" value="10399"',
  ]) {
    expect(xml).toContain(text);
  }
});

test('the node speaks to the entry node only, and names no maker', () => {
  const xml = render();
  expect(xml).toContain('name="apply-inbound-acl" value="entry"');
  expect(xml).toContain('name="user-agent-string" value="PBX"');
  expect(xml).toContain('name="api-expansion" value="false"');
  expect(xml).not.toMatch(/name="url"/);
});

describe('a bad value is refused by name', () => {
  test.each([
    ['dir', { dir: 'relative' }],
    ['dir', { dir: '/srv/${x}' }],
    ['nodeId', { nodeId: 'a b' }],
    ['sipPort', { sipPort: 0 }],
    ['eslPassword', { eslPassword: 'short' }],
    ['eslPassword', { eslPassword: 'has"a quote in it' }],
    ['kamailioHost', { kamailioHost: 'entry.example' }],
    ['rtpEnd', { rtpEnd: 9400 }],
  ] as const)('%s', (name, more) => {
    expect(() => render(more)).toThrow(name);
  });
});

test('what it shows the control plane stands in a file of its own, and in no variable', () => {
  const control = { url: 'http://127.0.0.1:7401', token: 't'.repeat(43) };
  const { files } = renderNodeConfig({ ...options, control });
  expect(JSON.parse(files['conf/control.json'] ?? '')).toEqual(control);
  expect(files['conf/freeswitch.xml']).not.toContain(control.token);
  expect(Object.keys(renderNodeConfig(options).files)).toEqual(['conf/freeswitch.xml']);
  const path = { url: 'http://127.0.0.1/ x', token: control.token };
  expect(() => renderNodeConfig({ ...options, control: path })).toThrow('control');
});

test('everything the switch writes lies in the data directory', () => {
  const { directories } = renderNodeConfig(options);
  const given = nodeArguments(options.dir, '/opt/scripts');
  const paths = given.filter((text) => text.startsWith('/') && text !== '/opt/scripts');
  expect(paths.length).toBeGreaterThan(8);
  for (const path of paths) {
    expect(path.startsWith(`${options.dir}/`)).toBe(true);
    expect(directories).toContain(path.slice(options.dir.length + 1));
  }
  expect(given).toContain('-nocal');
});
