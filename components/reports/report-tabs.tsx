import Link from 'next/link';

const WORDS = { label: 'Reports' };

export const REPORT_NAMES = {
  calls: 'Calls',
  extensions: 'Extensions',
  numbers: 'Numbers',
  groups: 'Groups',
  queues: 'Queues',
  agents: 'Agents',
  hours: 'Week by hours',
} as const;
export type ReportName = keyof typeof REPORT_NAMES;

/** Tabs are links: each report has an address, and the period goes along. */
export function ReportTabs(props: {
  current: ReportName;
  shown: readonly ReportName[];
  search: string;
}) {
  return (
    <nav aria-label={WORDS.label} className="flex gap-4 overflow-x-auto border-b">
      {props.shown.map((name) => (
        <Link
          key={name}
          href={`/reports/${name}${props.search}`}
          aria-current={name === props.current ? 'page' : undefined}
          className="-mb-px flex h-9 items-center border-b-2 border-transparent font-medium whitespace-nowrap text-muted-foreground -outline-offset-2 hover:text-foreground aria-[current=page]:border-primary aria-[current=page]:text-foreground pointer-coarse:h-11"
        >
          {REPORT_NAMES[name]}
        </Link>
      ))}
    </nav>
  );
}
