import { envSchema } from '@/lib/env';
import type { Settings } from '../plan/settings-file';

/** Of this process's environment, what any program may need. */
const PASSED_ON = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'NODE_EXTRA_CA_CERTS'];

function pick(
  source: Record<string, string | undefined>,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = source[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The settings of lib/env.ts and nothing else: no part learns the password of another. */
export function childEnvironment(
  settings: Settings,
  more: Record<string, string> = {},
): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'production',
    ...pick(process.env, PASSED_ON),
    ...pick(settings, Object.keys(envSchema.shape)),
    ...more,
  };
}

export function workerEnvironment(settings: Settings): NodeJS.ProcessEnv {
  return childEnvironment(settings, { DATABASE_URL: settings['WORKER_DATABASE_URL'] ?? '' });
}

/** Next's server reads its address from these two. */
export function webEnvironment(settings: Settings): NodeJS.ProcessEnv {
  return childEnvironment(settings, {
    HOSTNAME: settings['APP_HOST'] ?? '127.0.0.1',
    PORT: settings['APP_PORT'] ?? '7400',
  });
}
