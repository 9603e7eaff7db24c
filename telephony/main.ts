import pino from 'pino';
import { parseEnv } from '@/lib/env';
import { startControl, type Role } from './control-role';
import { startMediaFiles } from './media/start-media';
import { startShippers } from './records/start-shippers';
import { noStep } from './reconcile/step';
import { stopOnSignal } from './stop-on-signal';

/** The worker: reads its environment, starts its roles, stops them on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const env = parseEnv(process.env);
  const log = pino({ level: env.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const roles: Role[] = [];
  stopOnSignal(roles, log);
  if (env.WORKER_ROLES.includes('control')) roles.push(await startControl(env, log, noStep));
  if (env.WORKER_ROLES.includes('media')) {
    roles.push(startShippers(env, log), startMediaFiles(env, log));
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
