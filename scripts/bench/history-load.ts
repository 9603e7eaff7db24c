import { Readable } from 'node:stream';
import type { Connection } from 'mariadb';
import { facetsOf, suffixesOf } from '@/lib/calls/facets';
import { RollupSums, rollupsOf, type RollupDelta } from '@/lib/calls/rollup';
import type { CallRow } from '@/telephony/records/normalise';

const MONTH_SPAN = 2;

type Value = string | number | boolean | null;

/** Of LOAD DATA with its own defaults: tabs, lines, and a backslash before what is neither. */
function lineOf(values: readonly Value[]): string {
  const cells = values.map((value) => {
    if (value === null) return String.raw`\N`;
    if (typeof value === 'string') return value.replace(/[\\\t\n]/g, (sign) => `\\${sign}`);
    return String(Number(value));
  });
  return `${cells.join('\t')}\n`;
}

const instant = (ms: number) => new Date(ms).toISOString().slice(0, 23).replace('T', ' ');

/** Column → value, in one order for all. */
function columnsOf(call: CallRow): Record<string, Value> {
  return {
    tenant_id: call.tenantId,
    started_at: instant(call.startedAt),
    id: call.id,
    direction: call.direction,
    result: call.result,
    answered_at: call.answeredAt === null ? null : instant(call.answeredAt),
    ended_at: instant(call.endedAt),
    wait_ms: call.waitMs,
    talk_ms: call.talkMs,
    caller_number: call.callerNumber,
    caller_name: call.callerName,
    caller_extension_id: call.callerExtensionId,
    called_number: call.calledNumber,
    called_extension_id: call.calledExtensionId,
    answered_extension_id: call.answeredExtensionId,
    number_id: call.numberId,
    hung_up_by: call.hungUpBy,
    sip_code: call.sipCode,
    source: call.source,
    node_id: call.nodeId,
    legs: call.legs,
    queue_id: call.queueId,
    queue_outcome: call.queueOutcome,
    queue_wait_ms: call.queueWaitMs,
    agent_id: call.agentId,
    menu_keys: call.menuKeys,
    rating: call.rating,
    recorded: call.recorded,
    voicemail: call.voicemail,
    service: call.service,
    missed: call.missedByTeam,
    transfer_reason: call.transferReason,
    normalised_at: instant(call.endedAt),
  };
}

const COLUMNS = {
  call_journey: ['tenant_id', 'started_at', 'id', 'journey'],
  call_facet: ['tenant_id', 'facet', 'started_at', 'id'],
  call_number: ['tenant_id', 'suffix', 'number', 'position'],
  call_rollup: [
    ...['tenant_id', 'dimension', 'span', 'item_id', 'starts_at', 'direction', 'result', 'bucket'],
    ...['calls', 'wait_ms', 'talk_ms', 'rated', 'rating_sum'],
  ],
};

function rollupLine(row: RollupDelta): string {
  return lineOf([
    ...[row.tenantId, row.dimension, row.span, row.itemId, instant(row.startsAt)],
    ...[row.direction, row.result, row.bucket],
    ...[row.calls, row.waitMs, row.talkMs, row.rated, row.ratingSum],
  ]);
}

/**
 * Writes calls, oldest first, a day at a time, into all tables that folding writes, by the same pure
 * functions. The days must be those of the zone, or a day would be counted in two rows.
 */
export class HistoryLoader {
  private months = new RollupSums();
  private month = '';
  private readonly numbers = new Map<string, Set<string>>();
  /** Written so far. */
  facets = 0;

  constructor(
    private readonly connection: Connection,
    private readonly timezone: string,
  ) {}

  private async load(table: string, columns: readonly string[], lines: string[]): Promise<void> {
    if (lines.length === 0) return;
    const infileStreamFactory = () => Readable.from([Buffer.from(lines.join(''))]);
    const sql = `LOAD DATA LOCAL INFILE 'history' INTO TABLE ${table} CHARACTER SET utf8mb4
      (${columns.join(', ')})`;
    await this.connection.query({ sql, infileStreamFactory });
  }

  private async calls(calls: readonly CallRow[]): Promise<void> {
    const rows = calls.map(columnsOf);
    const names = Object.keys(rows[0] ?? {});
    await this.load(
      'pbx_call',
      names,
      rows.map((row) => lineOf(Object.values(row))),
    );
    const journeys = calls.map(({ tenantId, startedAt, id, journey: steps, ...call }) => {
      const { groupIds, menuIds, quality } = call;
      const journey = JSON.stringify({ steps, groupIds, menuIds, quality });
      return lineOf([tenantId, instant(startedAt), id, journey]);
    });
    await this.load('call_journey', COLUMNS.call_journey, journeys);
    const facets = calls.flatMap((call) =>
      facetsOf(call).map((facet) =>
        lineOf([call.tenantId, facet, instant(call.startedAt), call.id]),
      ),
    );
    this.facets += facets.length;
    // In the order of the key: a third of the time.
    await this.load('call_facet', COLUMNS.call_facet, facets.sort());
  }

  private note({ tenantId, callerNumber, calledNumber }: CallRow): void {
    const known = this.numbers.get(tenantId) ?? new Set();
    this.numbers.set(tenantId, known.add(callerNumber).add(calledNumber));
  }

  private async flushMonths(): Promise<void> {
    const lines = this.months.rows().map(rollupLine);
    this.months = new RollupSums();
    await this.load('call_rollup', COLUMNS.call_rollup, lines);
  }

  /** `month`: any text that is the same for the days of one month of the zone. */
  async day(month: string, calls: readonly CallRow[]): Promise<void> {
    if (month !== this.month) await this.flushMonths();
    this.month = month;
    const sums = new RollupSums();
    for (const call of calls) {
      this.note(call);
      const deltas = rollupsOf(call, this.timezone);
      sums.add(deltas.filter(({ span }) => span !== MONTH_SPAN));
      this.months.add(deltas.filter(({ span }) => span === MONTH_SPAN));
    }
    await this.calls(calls);
    await this.load('call_rollup', COLUMNS.call_rollup, sums.rows().map(rollupLine));
  }

  async finish(): Promise<void> {
    await this.flushMonths();
    for (const [tenantId, numbers] of this.numbers) {
      const lines = [...numbers].flatMap((number) =>
        number === ''
          ? []
          : suffixesOf(number).map(({ suffix, position }) =>
              lineOf([tenantId, suffix, number, position]),
            ),
      );
      await this.load('call_number', COLUMNS.call_number, lines.sort());
      await this.connection.query('INSERT INTO rollup_state (tenant_id, timezone) VALUES (?, ?)', [
        tenantId,
        this.timezone,
      ]);
    }
  }
}
