import { parentPort, workerData } from 'node:worker_threads';
import { AudioFault } from './audio-fault';
import { convertAudio, type Converted } from './convert';

/** What the thread says when it is done. */
export type WorkerAnswer =
  { converted: Converted } | { fault: { code: AudioFault['code']; words: string } };

async function work(bytes: Uint8Array): Promise<WorkerAnswer> {
  try {
    return { converted: await convertAudio(bytes) };
  } catch (error) {
    if (!(error instanceof AudioFault)) throw error;
    return { fault: { code: error.code, words: error.message } };
  }
}

parentPort?.postMessage(await work(workerData as Uint8Array));
