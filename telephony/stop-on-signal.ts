import type { Logger } from 'pino';

/** Longer than any statement waits; what is not done by then is found again after the restart. */
const STOP_MS = 8000;

/** `roles` may still grow: what is in it when the signal comes is stopped. */
export function stopOnSignal(roles: readonly { stop(): Promise<void> }[], log: Logger): void {
  let isStopping = false;
  const stop = (signal: string): void => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'worker stops');
    setTimeout(() => process.exit(1), STOP_MS).unref();
    Promise.all(roles.map((role) => role.stop()))
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        log.error({ err: error }, 'the worker did not stop cleanly');
        process.exit(1);
      });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
