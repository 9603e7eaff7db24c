import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderKamailioConfig, type KamailioOptions } from '@/telephony/kamailio/render-config';
import { KamailioRpc } from '@/telephony/kamailio/rpc';
import { runCommand } from '../run-command';
import { startDaemon, type RunningDaemon } from './daemon';

export interface KamailioProcessOptions {
  /** Holds local.cfg (secrets, mode 600), run/ and kamailio.log. */
  dir: string;
  config: Omit<KamailioOptions, 'confDirectory'>;
  /** Shared memory in MiB: registrations, caches, calls. */
  sharedMemoryMiB?: number;
  readySeconds?: number;
}

/** The address the worker needs as KAMAILIO_RPC_URL: it carries the secret. */
export function kamailioRpcUrl(rpc: KamailioOptions['rpc']): string {
  return `http://${rpc.user}:${rpc.password}@${rpc.address}:${rpc.port}/RPC`;
}

async function answers(rpc: KamailioRpc): Promise<boolean> {
  return rpc.version().then(
    () => true,
    () => false,
  );
}

/**
 * Renders local.cfg, lets Kamailio check it and starts it. Its database must hold the schema of
 * telephony/kamailio/schema.ts. Throws with Kamailio's own words.
 */
export async function startKamailio(options: KamailioProcessOptions): Promise<RunningDaemon> {
  const { dir, config, sharedMemoryMiB = 128 } = options;
  const runDir = join(dir, 'run');
  mkdirSync(runDir, { recursive: true });
  const file = join(dir, 'local.cfg');
  const confDirectory = resolve(import.meta.dirname, '../../telephony/kamailio/conf');
  writeFileSync(file, renderKamailioConfig({ ...config, confDirectory }), { mode: 0o600 });
  const check = await runCommand('kamailio', ['-c', '-f', file, '-Y', runDir]);
  if (check.code !== 0) throw new Error(`Kamailio refuses its configuration:\n${check.output}`);
  const rpc = new KamailioRpc(kamailioRpcUrl(config.rpc), { timeoutMs: 500 });
  try {
    return await startDaemon({
      name: 'Kamailio',
      program: '/usr/sbin/kamailio',
      args: ['-f', file, '-DD', '-E', '-Y', runDir, '-m', String(sharedMemoryMiB), '-M', '8'],
      logFile: join(dir, 'kamailio.log'),
      isReady: () => answers(rpc),
      readySeconds: options.readySeconds ?? 30,
    });
  } finally {
    await rpc.close();
  }
}
