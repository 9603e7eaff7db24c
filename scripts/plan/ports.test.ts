import { expect, it } from 'vitest';
import { planPorts, portUses } from './ports';

it('derives every port from the base', () => {
  const plan = planPorts(7400, 2);
  expect(plan).toMatchObject({ web: 7400, worker: 7401, sip: 7403, rtpengine: 7406 });
  expect(plan.mediaNodes).toEqual([
    { sip: 7410, esl: 7411 },
    { sip: 7412, esl: 7413 },
  ]);
  expect(plan.freeswitchRtp).toEqual({ min: 9400, max: 10399 });
});

it('gives no port twice', () => {
  const ports = portUses(planPorts(20000, 3)).map((use) => use.port);
  expect(new Set(ports).size).toBe(ports.length);
});
