import { parseStackOptions } from './arguments';
import { findingLines, type Finding } from './doctor/finding';
import { examineHealth } from './doctor/health';
import { examineInstallation, isRunning } from './doctor/installation';
import { examineMachine } from './doctor/machine';
import { storedPortBase } from './plan/settings';
import { readSettings } from './plan/settings-file';
import { directoriesOf } from './stack/directories';
import { planStack } from './stack/stack';

/** What is present, what is wrong and how to mend it. Exit code 1 when something is wrong. */
export async function doctor(args: string[]): Promise<number> {
  const options = parseStackOptions(args);
  const kept = readSettings(directoriesOf(options.dataDir).settingsFile);
  // Without the option it means the ports that are in use, not the default ones.
  const portBase = args.some((arg) => arg.startsWith('--port-base'))
    ? options.portBase
    : (storedPortBase(kept) ?? options.portBase);
  const stack = planStack({ ...options, portBase, host: kept['APP_HOST'] ?? options.host }, kept);
  const sections: [title: string, findings: Finding[]][] = [
    ['This machine', await examineMachine(options.dataDir)],
    [`Installation in ${options.dataDir}`, await examineInstallation(stack)],
  ];
  if (isRunning(stack.directories)) sections.push(['Parts', await examineHealth(stack)]);
  for (const [title, findings] of sections) console.log(findingLines(title, findings).join('\n'));
  const wrong = sections.flatMap(([, findings]) => findings).filter(({ state }) => state === 'bad');
  console.log(wrong.length === 0 ? 'Nothing is wrong.' : `${wrong.length} wrong.`);
  return wrong.length === 0 ? 0 : 1;
}
