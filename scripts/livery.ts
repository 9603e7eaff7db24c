import { UsageError } from './arguments';
import { bench } from './bench';
import { call } from './call';
import { doctor } from './doctor';
import { down } from './down';
import { HELP } from './help';
import { logs } from './logs';
import { startPart, stopPart } from './part';
import { rollups } from './rollups';
import { status } from './status';
import { test } from './test';
import { up } from './up';

type Command = (args: string[]) => Promise<number>;

const COMMANDS: Record<string, Command> = {
  up,
  down,
  status,
  start: startPart,
  stop: stopPart,
  logs,
  call,
  doctor,
  rollups,
  test,
  bench,
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
