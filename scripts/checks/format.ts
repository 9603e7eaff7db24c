import { npmProgram, runCommand } from '../run-command';
import { type Check, verdict } from './check';

export const formatCheck: Check = {
  name: 'format',
  about: 'every file is as prettier writes it',
  run: async () => {
    const result = await runCommand(npmProgram('prettier'), ['--check', '--log-level=warn', '.']);
    return verdict(result.code === 0, result.output);
  },
};
