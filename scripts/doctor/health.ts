import { createConnection } from 'mariadb';
import { KamailioRpc } from '@/telephony/kamailio/rpc';
import { readPidFile } from '../processes/pid-file';
import { logFileOf, PART_NAMES, type PartName } from '../stack/directories';
import { probe } from '../stack/http-probe';
import { acceptsConnections } from '../stack/media-node';
import { webUrl, workerUrl } from '../stack/parts';
import type { Stack } from '../stack/stack';
import { describeMediaNode } from '../system/media-node';
import { bad, ok, type Finding } from './finding';

async function database({ settings }: Stack): Promise<string> {
  const url = (settings['DATABASE_URL'] ?? '').replace('mysql://', 'mariadb://');
  const connection = await createConnection(`${url}?connectTimeout=2000`);
  try {
    const [row]: { version: string }[] = await connection.query('SELECT VERSION() AS version');
    return row?.version ?? '';
  } finally {
    await connection.end();
  }
}

async function kamailio({ settings }: Stack): Promise<string> {
  const rpc = new KamailioRpc(settings['KAMAILIO_RPC_URL'] ?? '', { timeoutMs: 2000 });
  try {
    return await rpc.version();
  } finally {
    await rpc.close();
  }
}

async function http(url: string): Promise<string> {
  const answer = await probe(url);
  if (!answer) throw new Error(`nobody answers at ${url}`);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`);
  return 'answers';
}

async function mediaNode({ plan }: Stack): Promise<string> {
  const port = plan.mediaNodes[0]?.esl ?? 0;
  if (!(await acceptsConnections(port))) throw new Error(`no event socket on port ${port}`);
  return describeMediaNode();
}

/** What each part says when it is asked; throws in its own words. */
const QUESTIONS: Record<PartName, (stack: Stack) => Promise<string>> = {
  mariadb: database,
  // Its process is the whole of it; Kamailio pings it all the time and logs when it does not answer.
  rtpengine: async () => 'runs',
  kamailio,
  'media-1': mediaNode,
  worker: (stack) => http(workerUrl(stack)),
  web: (stack) => http(`${webUrl(stack)}/ready`),
};

async function examinePart(stack: Stack, name: PartName): Promise<Finding> {
  const mark = readPidFile(stack.directories.run, name);
  const log = `its log: ./livery logs ${name} (${logFileOf(stack.directories, name)})`;
  if (!mark) return bad(`${name} does not run`, `./livery start ${name}, or ${log}`);
  try {
    return ok(`${name} (process ${mark.pid}): ${await QUESTIONS[name](stack)}`);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return bad(`${name} (process ${mark.pid}): ${words}`, log);
  }
}

export function examineHealth(stack: Stack): Promise<Finding[]> {
  return Promise.all(PART_NAMES.map((name) => examinePart(stack, name)));
}
