import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connect } from 'node:net';
import { nodeTokenOf } from '@/telephony/services/node-token';
import type { RunningDaemon } from '../processes/daemon';
import { searchFreeswitch, startFreeswitch } from '../processes/freeswitch';
import { logFileOf } from './directories';
import { childEnvironment } from './child-environment';
import { startTypeScript } from './node-program';
import type { Stack } from './stack';

const HOST = '127.0.0.1';
const DEMO_CALLS_PER_MINUTE = 3;

/** True when something listens on this port of loopback. */
export function acceptsConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: HOST, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function placeOf({ plan, mediaNodeId }: Stack): { sip: number; esl: number; nodeId: string } {
  const [ports] = plan.mediaNodes;
  if (!ports || !mediaNodeId) throw new Error('The media node has no place in the plan yet.');
  return { ...ports, nodeId: mediaNodeId };
}

function startSimulator(stack: Stack, demo: boolean): Promise<RunningDaemon> {
  const { esl, nodeId } = placeOf(stack);
  const logFile = logFileOf(stack.directories, 'media-1');
  mkdirSync(dirname(logFile), { recursive: true });
  return startTypeScript({
    name: 'the simulated media node',
    args: [
      'telephony/simulator/main.ts',
      `--esl-port=${esl}`,
      `--dir=${join(stack.directories.data, 'media-1')}`,
      `--node-id=${nodeId}`,
      `--calls-per-minute=${demo ? DEMO_CALLS_PER_MINUTE : 0}`,
    ],
    env: childEnvironment({}, { SIMULATOR_ESL_PASSWORD: stack.secrets.ESL_PASSWORD }),
    logFile,
    isReady: () => acceptsConnections(esl),
  });
}

/** A real FreeSWITCH when there is one, else the simulator. */
export async function startMediaNode(
  stack: Stack,
  demo: boolean,
): Promise<Pick<RunningDaemon, 'pid' | 'stop'>> {
  const { found } = await searchFreeswitch();
  if (!found) return startSimulator(stack, demo);
  const { sip, esl, nodeId } = placeOf(stack);
  return startFreeswitch({
    bin: found.bin,
    dir: join(stack.directories.data, 'media-1'),
    nodeId,
    sipPort: sip,
    eslPort: esl,
    eslPassword: stack.secrets.ESL_PASSWORD,
    rtpStart: stack.plan.freeswitchRtp.min,
    rtpEnd: stack.plan.freeswitchRtp.max,
    kamailio: { host: stack.host, port: stack.plan.sip },
    control: {
      url: `http://${HOST}:${stack.plan.worker}`,
      token: nodeTokenOf(stack.secrets.WORKER_TOKEN),
    },
  });
}
