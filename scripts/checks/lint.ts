import { npmProgram, runCommand } from '../run-command';
import { type Check, verdict } from './check';

export const lintCheck: Check = {
  name: 'lint',
  about: 'oxlint finds nothing',
  run: async () => {
    const result = await runCommand(npmProgram('oxlint'), ['--deny-warnings']);
    return verdict(result.code === 0, result.output);
  },
};
