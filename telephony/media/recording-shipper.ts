import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from '@/lib/shared/clock';
import { AudioFault } from '@/lib/sounds/audio/audio-fault';
import { startLoop, type Loop } from '../reconcile/loop';
import { startShipper, type Shipper } from '../records/shipper';
import type { PostRecording } from './control-plane-client';
import { repairWav } from './wav-file';

export interface RecordingShipperOptions {
  nodeId: string;
  /** `<node>/media` */
  directory: string;
  post: PostRecording;
  clock: Clock;
  log: Logger;
  intervalMs?: number;
}

const GONE = 200;
const REFUSED = new Set([400, 411, 413, 422]);
const UNPROCESSABLE = 422;
const OPEN = '.json.open';
/** Nothing was written for so long: whoever recorded it is no more. */
const ABANDONED_MS = 10 * 60_000;
const LOOK_MS = 60_000;
const UUID = /^[0-9a-f-]{36}$/i;

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The file bears the recording's id, as its sidecar does. */
function wavName(sidecar: string): string | undefined {
  const { id } = JSON.parse(sidecar) as { id?: unknown };
  return typeof id === 'string' && UUID.test(id) ? `${id}.wav` : undefined;
}

async function shipOne(
  { directory, post, log }: RecordingShipperOptions,
  nodeId: string,
  sidecar: string,
  signal: AbortSignal,
): Promise<number> {
  const name = wavName(sidecar);
  if (name === undefined) return UNPROCESSABLE;
  const path = join(directory, name);
  try {
    const { bytes } = await repairWav(path);
    const status = await post({ nodeId, sidecar, path, bytes }, signal);
    // The sidecar goes after it: should we die in between, the next run finds no file and ends it.
    if (status === GONE) await rm(path, { force: true });
    if (REFUSED.has(status)) await setAside(directory, name);
    return status;
  } catch (error) {
    if (isMissing(error)) return GONE;
    if (!(error instanceof AudioFault)) throw error;
    log.error({ err: error, file: name }, 'a recording is no WAV');
    await setAside(directory, name);
    return UNPROCESSABLE;
  }
}

async function setAside(directory: string, name: string): Promise<void> {
  await mkdir(join(directory, 'bad'), { recursive: true });
  await rename(join(directory, name), join(directory, 'bad', name));
}

/** A node that died left files whose sidecar says "open": what is there is the recording. */
async function closeAbandoned({ directory, clock, log }: RecordingShipperOptions): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names.filter((file) => file.endsWith(OPEN))) {
    const base = name.slice(0, -OPEN.length);
    const wav = await stat(join(directory, `${base}.wav`)).catch(() => undefined);
    const since = wav ?? (await stat(join(directory, name)).catch(() => undefined));
    if (!since || clock() - since.mtimeMs < ABANDONED_MS) continue;
    if (wav) {
      log.warn({ file: base }, 'a recording was left open; it is taken as it is');
      await rename(join(directory, name), join(directory, `${base}.json`));
    } else {
      await rm(join(directory, name), { force: true });
    }
  }
}

/**
 * Role `media`: sends each recording of a node's directory to the control plane and removes it when
 * it is stored, with the patience of the shipper of call records.
 */
export function startRecordingShipper(options: RecordingShipperOptions): Shipper {
  const shipper = startShipper({
    ...options,
    atOnce: 2,
    post: (nodeId, body, signal) => shipOne(options, nodeId, body.toString('utf8'), signal),
  });
  const abandoned: Loop = startLoop({
    name: `open recordings of ${options.nodeId}`,
    run: () => closeAbandoned(options),
    intervalMs: LOOK_MS,
    log: options.log,
  });
  return {
    stop: async () => {
      await abandoned.stop();
      await shipper.stop();
    },
  };
}
