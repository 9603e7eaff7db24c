import { readSettings } from './arguments';
import { SimulatorNode } from './node';

/**
 * A media node for development and demonstrations, as a process of its own:
 * tsx telephony/simulator/main.ts --esl-port 7411 --dir .livery/media-0 --node-id node_… [--calls-per-minute 3]
 * Answers on the event socket like a FreeSWITCH, keeps what is pushed, makes up calls; no SIP.
 * `api simulator …` (faults.ts) makes it fail on command, SIGUSR2 ends a stall. SIGTERM and SIGINT end it.
 */
async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env);
  const stop = async (): Promise<void> => {
    await node.stop();
    process.exit(0);
  };
  const node = new SimulatorNode(settings, (how) => {
    if (how === 'die') process.kill(process.pid, 'SIGKILL');
    else void stop();
  });
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  process.on('SIGUSR2', () => node.resume());
  await node.start();
  const { eslHost, eslPort, nodeId } = settings;
  process.stdout.write(`simulated media node ${nodeId}: event socket on ${eslHost}:${eslPort}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
