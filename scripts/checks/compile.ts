import { existsSync } from 'node:fs';
import { npmProgram, runCommand } from '../run-command';
import { type Check, verdict } from './check';

export const compileCheck: Check = {
  name: 'types',
  about: 'the whole tree compiles, strict',
  run: async () => {
    if (existsSync('app')) {
      // Route and page types; the compiler's include list names them.
      const routes = await runCommand(npmProgram('next'), ['typegen'], { timeoutSeconds: 120 });
      if (routes.code !== 0) return verdict(false, routes.output);
    }
    const result = await runCommand(npmProgram('tsc'), ['--noEmit', '-p', '.']);
    return verdict(result.code === 0, result.output);
  },
};
