import pino from 'pino';
import { expect, test, vi } from 'vitest';
import type { SwitchEvent, SwitchPort } from '@/telephony/ports';
import type { ToldState } from '@/telephony/store/agent-state-store';
import { agentNews, readAgentNews } from './agent-news';
import { hearNews } from './hear-news';

const told = {
  ...{ 'Agent-Id': 'agt_01kaqx3fz8w2c7r5m9h1', 'Agent-Domain': 'acme.pbx.test' },
  ...{ 'Agent-Status': 'paused', 'Agent-Reason': '42', 'Agent-Since': '1795602275933' },
};

/** A connection on which a node speaks when told to. */
function speakingPort() {
  const listeners: ((event: SwitchEvent) => void)[] = [];
  const port: Pick<SwitchPort, 'nodeId' | 'onEvent'> = {
    nodeId: 'node_1',
    onEvent: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
  };
  const say = (headers: Record<string, string>, subclass = 'pbx::agent') => {
    for (const listener of listeners) listener({ name: 'CUSTOM', subclass, headers });
  };
  return { port, say };
}

test('what a node says of an agent', () => {
  const state = { agentId: told['Agent-Id'], sipDomain: 'acme.pbx.test', since: 1_795_602_275_933 };
  expect(readAgentNews(told)).toEqual({ ...state, status: 'paused', reason: '42' });
  // The switch leaves out an empty header.
  const { 'Agent-Reason': _, ...unexplained } = told;
  expect(readAgentNews(unexplained).reason).toBeNull();
});

test.each([
  ['Agent-Id', "agt_1' OR 1"],
  ['Agent-Id', 'ext_1'],
  ['Agent-Status', 'gone'],
  ['Agent-Since', '1e99'],
  ['Agent-Since', '-1'],
  ['Agent-Domain', ''],
])('%s %j is no news', (name, value) => {
  expect(() => readAgentNews({ ...told, [name]: value })).toThrow();
});

test('while the database is away news fail, and are taken when they are told again', async () => {
  const { port, say } = speakingPort();
  const noted: ToldState[] = [];
  let isAway = true;
  const note = async (state: ToldState) => {
    if (isAway) throw new Error('the database is away');
    noted.push(state);
    return true;
  };
  const onChange = vi.fn<() => void>();
  const readers = { 'pbx::agent': agentNews({ note }, onChange) };
  hearNews(port, readers, pino({ level: 'silent' }));
  say(told);
  say({ ...told, 'Agent-Status': 'nonsense' });
  say(told, 'pbx::other');
  await vi.waitFor(() => expect(onChange).not.toHaveBeenCalled());
  isAway = false;
  say(told);
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledOnce());
  expect(noted).toEqual([readAgentNews(told)]);
});
