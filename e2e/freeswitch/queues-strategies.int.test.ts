import { describe, expect, test } from 'vitest';
import type { Strategy } from '@/lib/queues/contract';
import { freeswitch, onFreeswitch } from './media-node';
import { secondsPass, useQueueBench } from './queue-bench';
import { agentDocuments, phoneDocuments, queueDocuments } from './queue-documents';

const TEAM = ['ann', 'ben', 'cem'];

describe.skipIf(!freeswitch.found)(onFreeswitch('who is asked next'), () => {
  const bench = useQueueBench();

  /** Everybody anew: what agents have done before counts for nothing. */
  async function queueOf(name: string, number: string, strategy: Strategy): Promise<void> {
    const team = TEAM.map((one) => `${name}${one}`);
    await bench.push([
      ...team.flatMap((one, index) => phoneDocuments(one, `${number}${index}`.slice(-4))),
      ...team.flatMap((one) => agentDocuments(one, { ringSeconds: 5, noAnswerDelaySeconds: 2 })),
      ...queueDocuments(name, number, { strategy, members: team }),
    ]);
  }

  /** Who takes so many calls one after the other. */
  async function takers(number: string, calls: number): Promise<string[]> {
    const names: string[] = [];
    for (let count = 0; count < calls; count += 1) {
      const one = await bench.answered(number);
      names.push(one.by.slice(-3));
      await bench.over(one);
      // Who hung up in this very second is not free yet, and last was who came last.
      await secondsPass();
    }
    return names;
  }

  test('ring-all: all at once; who picks up has the call, the others stop', async () => {
    await queueOf('ra', '811', 'ring-all');
    bench.phones.all('ring');
    const call = bench.call('811');
    await Promise.all(TEAM.map((name) => bench.phones.isRung(`ra${name}`)));
    expect(bench.phones.rung.toSorted()).toEqual(['raann', 'raben', 'racem']);
    bench.phones.pickUp('raben');
    await bench.joined();
    await bench.over({ call });
    expect(bench.actions('bridge-agent-start')).toHaveLength(1);
  });

  test('sequentially-by-agent-order: the first of the list, again and again', async () => {
    await queueOf('sq', '812', 'sequentially-by-agent-order');
    bench.phones.all('answer');
    expect(await takers('812', 3)).toEqual(['ann', 'ann', 'ann']);
  });

  test('round-robin: each in turn, over calls', async () => {
    await queueOf('rr', '813', 'round-robin');
    bench.phones.all('answer');
    expect(await takers('813', 4)).toEqual(['ann', 'ben', 'cem', 'ann']);
  });

  test('longest-idle-agent: whose last call is the longest ago', async () => {
    await queueOf('dq', '814', 'longest-idle-agent');
    bench.phones.all('answer');
    expect(await takers('814', 3)).toEqual(['ann', 'ben', 'cem']);
    bench.phones.set({ dqann: 'busy' });
    expect(await takers('814', 1)).toEqual(['ben']);
    expect(await takers('814', 1)).toEqual(['cem']);
  });

  test('agent-with-fewest-calls', async () => {
    await queueOf('fc', '815', 'agent-with-fewest-calls');
    bench.phones.set({ fcann: 'answer' });
    expect(await takers('815', 1)).toEqual(['ann']);
    bench.phones.set({ fcben: 'answer', fccem: 'answer' });
    expect(await takers('815', 2)).toEqual(['ben', 'cem']);
  });

  test('agent-with-least-talk-time', async () => {
    await queueOf('tt', '816', 'agent-with-least-talk-time');
    bench.phones.all('answer');
    for (const [name, seconds] of [
      ['ann', 4],
      ['ben', 2],
    ] as const) {
      const one = await bench.answered('816');
      expect(one.by).toBe(`tt${name}`);
      await secondsPass(seconds);
      await bench.over(one);
    }
    expect(await takers('816', 1)).toEqual(['cem']);
    // Who has spoken less than the others, or as little.
    expect(await takers('816', 2)).not.toContain('ann');
  });

  test('top-down: one caller goes down the list, the next begins at its top', async () => {
    await queueOf('td', '817', 'top-down');
    bench.phones.set({ tdann: 'busy', tdben: 'busy', tdcem: 'ring' });
    const call = bench.call('817');
    await bench.phones.isRung('tdcem');
    expect(bench.phones.rung).toEqual(['tdann', 'tdben', 'tdcem']);
    call.hangUp();
  });

  test('random: not always the same one', async () => {
    await queueOf('rn', '818', 'random');
    bench.phones.all('answer');
    const names = new Set<string>();
    for (let count = 0; names.size < 2 && count < 20; count += 1) {
      const one = await bench.answered('818');
      names.add(one.by);
      await bench.over(one);
    }
    expect(names.size).toBe(2);
  });
});
