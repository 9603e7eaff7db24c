import { startDaemon, type DaemonOptions, type RunningDaemon } from '../processes/daemon';

type NodeProgram = Pick<DaemonOptions, 'name' | 'args' | 'logFile' | 'isReady'> & {
  env: NodeJS.ProcessEnv;
};

/** A program of ours in the same Node.js; one process, so its pid is the one to signal. */
export function startNodeProgram(program: NodeProgram): Promise<RunningDaemon> {
  return startDaemon({ ...program, program: process.execPath, stopSeconds: 15 });
}

/** The same for a TypeScript file. */
export function startTypeScript(program: NodeProgram): Promise<RunningDaemon> {
  return startNodeProgram({ ...program, args: ['--import', 'tsx', ...program.args] });
}
