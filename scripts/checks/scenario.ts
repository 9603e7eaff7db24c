/** Where a test of telephony stands, and so against what it runs. */
const PLACES = [
  { folder: 'e2e/agreement/', against: 'the evaluator and {freeswitch}' },
  { folder: 'e2e/freeswitch/', against: '{freeswitch}' },
  { folder: 'e2e/line/', against: 'REST, worker, {kamailio} and {freeswitch}' },
  { folder: 'e2e/sip/', against: '{kamailio}, by sipp and phones' },
  { folder: 'telephony/simulator/', against: 'the simulator' },
] as const;

/** One thing that is proved about calls. */
export interface Scenario {
  folder: string;
  /** `plans of calls` */
  suite: string;
  /** What it proves. */
  name: string;
  state: 'passed' | 'failed' | 'skipped';
  /** Why it did not run, or what the test says beside that it passed. */
  note: string;
}

export interface Programs {
  /** `FreeSWITCH 1.11.3` */
  freeswitch: string;
  kamailio: string;
}

/** Undefined: the file tests something else. `path` is relative to the repository. */
export function scenarioFolder(path: string): string | undefined {
  return PLACES.find(({ folder }) => path.startsWith(folder))?.folder;
}

/** Suites carry the switch in their name, so that a skip explains itself; the list says it once. */
function bare(suite: string): string {
  return suite.replace(/( on FreeSWITCH [0-9.]+|: skipped, .*| \(needs [^()]+\))$/, '');
}

const MARKS = { passed: '✓', failed: '✗', skipped: '–' } as const;
const WIDTH = 140;

function line({ suite, name, state, note }: Scenario): string {
  const said = note === '' ? '' : ` (${note})`;
  const text = `${MARKS[state]} ${bare(suite)}: ${name}${said}`.replace(/\s+/g, ' ');
  return `  ${text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text}`;
}

/** A whole suite that did not run is one line. */
function linesOfSuite(scenarios: readonly Scenario[]): string[] {
  const [first] = scenarios;
  if (!first || scenarios.some(({ state }) => state !== 'skipped')) return scenarios.map(line);
  return [line({ ...first, name: `${scenarios.length} not run` })];
}

function groupsOf<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}

/** Every scenario of telephony: against what it ran, what it proves, whether it passed. */
export function scenarioLines(scenarios: readonly Scenario[], programs: Programs): string[] {
  return PLACES.flatMap(({ folder, against }) => {
    const here = scenarios.filter((one) => one.folder === folder);
    if (here.length === 0) return [];
    const words = against.replace(/\{(\w+)\}/g, (_, name: keyof Programs) => programs[name]);
    const passed = here.filter(({ state }) => state === 'passed').length;
    return [
      `scenarios against ${words}: ${passed} of ${here.length} passed`,
      ...groupsOf(here, ({ suite }) => suite).flatMap(linesOfSuite),
    ];
  });
}
