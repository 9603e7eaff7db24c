import { describe, expect, test } from 'vitest';
import { planDocument } from '@/lib/call-plan/documents';
import { freeswitch, onFreeswitch } from './media-node';
import { useQueueBench } from './queue-bench';
import {
  agentDocuments,
  codeDocument,
  domain,
  extensionId,
  phoneDocuments,
  queueDocuments,
} from './queue-documents';
import { soundPort } from './rtp-ear';

const LEAD_HEARS = 520;
const WHISPERED = 1240;

describe.skipIf(!freeswitch.found)(onFreeswitch('an agent’s call of a queue'), () => {
  const bench = useQueueBench();

  const push = () =>
    bench.push([
      ...[...phoneDocuments('head', '150'), ...phoneDocuments('sa', '151')],
      ...agentDocuments('sa'),
      ...queueDocuments('qsa', '850', { members: ['sa'] }),
      codeDocument('*34', 'whisper'),
      planDocument(domain, {
        ...{ id: 'prm_1', kind: 'call_permission', name: 'x', steps: [] },
        data: {
          who: { extensions: [extensionId('head')], groups: [] },
          ...{ may: ['whisper'], whom: { everybody: true } },
        },
      }),
    ]);

  test('a supervisor hears it and whispers to the agent; the caller does not hear that', async () => {
    await push();
    bench.phones.all('answer');
    const caller = bench.call('850');
    await bench.joined();
    const own = bench.soundOf(caller);
    const agents = soundPort(bench.phones.invite('sa'));
    const stopCaller = bench.ear.speak(own, LEAD_HEARS);
    await bench.ear.comes(agents, LEAD_HEARS);
    const lead = bench.call('*34151', '150', 'head', 'Lead');
    expect(await lead.answered()).toBe(200);
    const stopLead = bench.ear.speak(bench.soundOf(lead), WHISPERED);
    await bench.ear.comes(bench.soundOf(lead), LEAD_HEARS);
    await bench.ear.comes(agents, WHISPERED);
    expect(bench.ear.hears(own, WHISPERED)).toBe(false);
    stopLead();
    stopCaller();
    lead.hangUp();
    expect((await bench.record(lead))['pbx_feature']).toMatch(/^whisper /);
    await bench.over({ call: caller });
  });
});
