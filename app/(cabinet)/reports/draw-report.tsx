import { ChartColumn } from 'lucide-react';
import type { ReactNode } from 'react';
import { readQuery } from '@/app/page-query';
import { AgentReportView } from '@/components/reports/agent-report-view';
import { CallReportView } from '@/components/reports/call-report-view';
import type { Formula } from '@/components/reports/formulas';
import { HourReportView } from '@/components/reports/hour-report-view';
import { ItemReportView, type ItemReport } from '@/components/reports/item-report-view';
import { QueueReportView } from '@/components/reports/queue-report-view';
import { REPORT_NAMES, type ReportName } from '@/components/reports/report-tabs';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { TenantScope } from '@/lib/access/scope';
import { Fault } from '@/lib/http/fault';
import * as contract from '@/lib/reports/contract';
import * as queries from '@/lib/reports/queries';
import * as queueQueries from '@/lib/reports/queue-queries';

const WORDS = { refused: 'This report cannot be made' };

type Given = Record<string, string | undefined>;
type Draw = (scope: TenantScope, given: Given) => Promise<ReactNode>;

export const FILTERS_OF: Record<ReportName, readonly ('direction' | 'by' | 'staffing')[]> = {
  calls: ['direction', 'by'],
  extensions: ['direction'],
  numbers: ['direction'],
  groups: ['direction'],
  queues: [],
  agents: [],
  hours: ['direction', 'staffing'],
};

const NAMES = Object.keys(REPORT_NAMES) as ReportName[];

export const isReport = (word: string): word is ReportName => Object.hasOwn(REPORT_NAMES, word);

/** A user has reports of the own extension, a supervisor with groups of these. */
export function reportsOf({ onlyExtensionId, onlyGroupIds }: TenantScope): ReportName[] {
  if (onlyExtensionId !== undefined) return ['calls', 'extensions', 'hours'];
  if (onlyGroupIds) return ['calls', 'groups', 'queues', 'hours'];
  return NAMES;
}

const FILTERS = ['direction', 'extensionId', 'numberId', 'groupId', 'queueId', 'agentId'] as const;

/** What the call log is narrowed by as well. */
function filtersOf(query: Partial<Record<(typeof FILTERS)[number], string | undefined>>) {
  return Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = query[name];
      return value ? [[name, value] as const] : [];
    }),
  );
}

function items(
  operation: typeof contract.reportExtensions,
  read: typeof queries.reportExtensions,
  rest: Pick<ItemReport, 'label' | 'filter'> & { formula: Formula },
): Draw {
  return async (scope, given) => {
    const { query } = readQuery(operation.query, given);
    return (
      <ItemReportView report={await read(scope, query)} filters={filtersOf(query)} {...rest} />
    );
  };
}

const only = (given: Given, names: readonly string[]): Given =>
  Object.fromEntries(names.map((name) => [name, given[name]]));

const DRAW: Record<ReportName, Draw> = {
  calls: async (scope, given) => {
    const { query } = readQuery(contract.reportCalls.query, given);
    const report = await queries.reportCalls(scope, query);
    return <CallReportView report={report} filters={filtersOf(query)} />;
  },
  extensions: items(contract.reportExtensions, queries.reportExtensions, {
    ...({ label: 'Extension', filter: 'extensionId' } as const),
    formula: ['Calls', 'Calls in which the extension called, was called or answered.'],
  }),
  numbers: items(contract.reportNumbers, queries.reportNumbers, {
    ...({ label: 'Number', filter: 'numberId' } as const),
    formula: ['Calls', 'Calls that came in by the number, or were made with it.'],
  }),
  groups: items(contract.reportGroups, queries.reportGroups, {
    ...({ label: 'Ring group', filter: 'groupId' } as const),
    formula: ['Calls', 'Calls that went through the group; one through two groups counts in each.'],
  }),
  queues: async (scope, given) => {
    const { query } = readQuery(contract.reportQueues.query, given);
    return <QueueReportView report={await queueQueries.reportQueues(scope, query)} />;
  },
  agents: async (scope, given) => {
    const { query } = readQuery(contract.reportAgents.query, given);
    return <AgentReportView report={await queueQueries.reportAgents(scope, query)} />;
  },
  hours: async (scope, given) => {
    const { query } = readQuery(contract.reportHours.query, given);
    return (
      <HourReportView report={await queries.reportHours(scope, query)} filters={filtersOf(query)} />
    );
  },
};

const TAKEN: readonly string[] = [
  ...['from', 'to', 'by', ...FILTERS],
  ...['targetPercent', 'withinSeconds', 'afterCallSeconds'],
];

/** What the API would answer, as a page; what it would refuse, in its words. */
export async function drawReport(name: ReportName, scope: TenantScope, given: Given) {
  try {
    return await DRAW[name](scope, only(given, TAKEN));
  } catch (error) {
    if (!(error instanceof Fault) || error.status >= 500) throw error;
    return (
      <Card>
        <EmptyState icon={ChartColumn} title={WORDS.refused} text={error.detail.public} />
      </Card>
    );
  }
}
