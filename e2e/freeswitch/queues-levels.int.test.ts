import { describe, expect, test } from 'vitest';
import { freeswitch, onFreeswitch } from './media-node';
import { useQueueBench } from './queue-bench';
import {
  agentDocuments,
  phoneDocuments,
  queueDocuments,
  type AgentSetting,
  type QueueSetting,
} from './queue-documents';

const noLevels = { apply: false, waitSeconds: 2, multiply: false, skipEmpty: true };

describe.skipIf(!freeswitch.found)(onFreeswitch('levels of a queue'), () => {
  const bench = useQueueBench();

  /** `<name>a` at level 1, `<name>b` at level 2, `<name>c` at level 3. */
  async function queueOf(
    name: string,
    number: string,
    setting: Partial<QueueSetting>,
    first: AgentSetting = {},
  ): Promise<void> {
    const agents = ['a', 'b', 'c'].map((end) => `${name}${end}`);
    await bench.push([
      ...agents.flatMap((one, index) => phoneDocuments(one, `${number.slice(1)}${index}`)),
      ...agents.flatMap((one, index) => agentDocuments(one, index === 0 ? first : {})),
      ...queueDocuments(name, number, {
        strategy: 'sequentially-by-agent-order',
        members: agents.map((one, index) => ({ name: one, level: index + 1 })),
        ...setting,
      }),
    ]);
  }

  /** Seconds from the first ring to the first of each phone. */
  async function rungAt(number: string, names: string[]): Promise<number[]> {
    const call = bench.call(number);
    const times: number[] = [];
    for (const name of names) {
      await bench.phones.isRung(name);
      times.push(Date.now() / 1000);
    }
    call.hangUp();
    const [start = 0] = times;
    return times.map((time) => time - start);
  }

  test('without waiting the next level is asked as soon as the first is not free', async () => {
    await queueOf('wn', '821', { levels: noLevels });
    bench.phones.set({ wna: 'busy', wnb: 'ring' });
    const [, second = 9] = await rungAt('821', ['wna', 'wnb']);
    expect(second).toBeLessThan(1);
  });

  test('the next level is asked after the wait, the first never waited for', async () => {
    await queueOf('ww', '822', { levels: { ...noLevels, apply: true } });
    bench.phones.set({ wwa: 'busy', wwb: 'busy', wwc: 'ring' });
    const before = Date.now();
    const [, second = 0, third = 0] = await rungAt('822', ['wwa', 'wwb', 'wwc']);
    expect((Date.now() - before) / 1000 - third).toBeLessThan(1);
    expect(second).toBeGreaterThan(0.9);
    expect(second).toBeLessThan(3);
    // Not multiplied: the third level is asked together with the second.
    expect(third - second).toBeLessThan(1);
  });

  test('multiplied: the third level after twice the time', async () => {
    await queueOf('wm', '823', { levels: { ...noLevels, apply: true, multiply: true } });
    bench.phones.set({ wma: 'busy', wmb: 'busy', wmc: 'ring' });
    const [, second = 0, third = 0] = await rungAt('823', ['wma', 'wmb', 'wmc']);
    expect(second).toBeGreaterThan(0.9);
    expect(third - second).toBeGreaterThan(0.9);
  });

  test('a level in which nobody is logged in is skipped at once', async () => {
    const levels = { ...noLevels, apply: true, waitSeconds: 30 };
    await queueOf('wk', '824', { levels }, { state: { status: 'logged_out' } });
    bench.phones.set({ wkb: 'ring' });
    const call = bench.call('824');
    await bench.phones.isRung('wkb');
    expect(bench.phones.rung).toEqual(['wkb']);
    call.hangUp();
  });

  test('or waited for, when it is told to', async () => {
    const levels = { ...noLevels, apply: true, skipEmpty: false };
    await queueOf('wx', '825', { levels }, { state: { status: 'logged_out' } });
    bench.phones.set({ wxb: 'ring' });
    const before = Date.now();
    const call = bench.call('825');
    await bench.phones.isRung('wxb');
    expect(Date.now() - before).toBeGreaterThan(1000);
    call.hangUp();
  });

  test('within a level agents are asked by position', async () => {
    await bench.push([
      ...['pa', 'pb', 'pc'].flatMap((one, index) => phoneDocuments(one, `26${index}`)),
      ...['pa', 'pb', 'pc'].flatMap((one) => agentDocuments(one)),
      ...queueDocuments('pp', '826', {
        strategy: 'sequentially-by-agent-order',
        members: ['pc', 'pa', 'pb'],
      }),
    ]);
    bench.phones.set({ pc: 'busy', pa: 'busy', pb: 'ring' });
    const call = bench.call('826');
    await bench.phones.isRung('pb');
    expect(bench.phones.rung).toEqual(['pc', 'pa', 'pb']);
    call.hangUp();
  });
});
