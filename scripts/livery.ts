import { UsageError } from './arguments';
import { HELP } from './help';
import { test } from './test';

type Command = (args: string[]) => Promise<number>;

const COMMANDS: Record<string, Command> = {
  test,
  help: async () => {
    console.log(HELP);
    return 0;
  },
};

async function main([name = 'help', ...args]: string[]): Promise<number> {
  const asked = ['--help', '-h'];
  const command = asked.includes(name) || args.some((arg) => asked.includes(arg)) ? 'help' : name;
  const run = COMMANDS[command];
  if (!run) throw new UsageError(`There is no command "${name}". Try: ./livery help`);
  return run(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
