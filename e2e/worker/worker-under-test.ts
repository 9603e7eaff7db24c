import pino from 'pino';
import { parseEnv } from '@/lib/env';
import { startControl, type Role } from '@/telephony/control-role';
import type { StepName } from '@/telephony/reconcile/step';
import { stopOnSignal } from '@/telephony/stop-on-signal';

/**
 * The worker as it ships, except that it kills itself, as by kill -9, when it comes to the step
 * LIVERY_TEST_KILL_AT for the LIVERY_TEST_KILL_ON-th time.
 */
const killAt = process.env['LIVERY_TEST_KILL_AT'];
let left = Number(process.env['LIVERY_TEST_KILL_ON'] ?? '1');

async function step(name: StepName): Promise<void> {
  if (name !== killAt) return;
  left -= 1;
  if (left > 0) return;
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way: nothing more may be done.
  await new Promise(() => undefined);
}

const env = parseEnv(process.env);
const log = pino({ level: env.LOG_LEVEL });
const roles: Role[] = [];
stopOnSignal(roles, log);
roles.push(await startControl(env, log, step));
