import type { NodeStanding } from '@/telephony/reconcile/live-rule';
import type { CounterStore } from '@/telephony/store/counter-store';
import type { Database } from '@/telephony/store/database';
import type { Health } from './server';

/** Not ok only when the database is away: nodes come and go. */
export async function readHealth(
  database: Database,
  standings: () => readonly NodeStanding[],
): Promise<Health> {
  const isUp = await database.query('SELECT 1').then(
    () => true,
    () => false,
  );
  return {
    ok: isUp,
    database: isUp ? 'up' : 'away',
    nodes: standings().map(({ nodeId, link, reached }) => ({
      id: nodeId,
      link,
      reached: String(reached),
    })),
  };
}

export async function readMetrics(counters: CounterStore, waiting: () => number): Promise<string> {
  const lines = (await counters.all()).flatMap(({ name, value }) => [
    `# TYPE pbx_worker_${name} counter`,
    `pbx_worker_${name}_total ${value}`,
  ]);
  return [
    ...lines,
    '# TYPE pbx_worker_changes_waiting gauge',
    `pbx_worker_changes_waiting ${waiting()}`,
    '# EOF',
    '',
  ].join('\n');
}
