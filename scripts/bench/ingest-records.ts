import { randomUUID } from 'node:crypto';
import { goldenNames, goldenRecords } from '@/telephony/records/golden-legs';
import { Random } from '@/telephony/simulator/random';

/** Calls as a real FreeSWITCH wrote them down, multiplied: other ids, people, numbers and times. */
export class RecordMaker {
  private readonly random = new Random(20_261_125);
  private readonly kinds = goldenNames()
    .filter((name) => name !== 'unknown-domain')
    .map(goldenRecords)
    .map((texts) => ({ texts, uuids: uuidsOf(texts) }));
  private made = 0;

  constructor(
    private readonly tenantIds: readonly string[],
    private readonly people: number,
    private readonly numbers: number,
  ) {}

  /** The records of one call that began at about `nowMs`, one text each. */
  call(nowMs: number): string[] {
    const { texts, uuids } = this.kinds[this.made % this.kinds.length]!;
    const tenantId = this.pick(this.tenantIds);
    this.made += 1;
    const names: [string, string][] = [
      ...uuids.map((old): [string, string] => [old, randomUUID()]),
      ['ext_100', `ext_${tenantId.slice(-6)}${this.below(this.people)}`],
      ['ext_101', `ext_${tenantId.slice(-6)}${this.below(this.people)}`],
    ];
    const number = `+4930${String(1_000_000 + this.below(this.numbers))}`;
    return texts.map((text) => {
      let record = text;
      for (const [old, fresh] of names) record = record.replaceAll(old, fresh);
      record = record.replace(/"pbx_tenant_id":"[^"]+"/, `"pbx_tenant_id":"${tenantId}"`);
      record = record.replace(/"caller_id_number":"\+[0-9]+"/g, `"caller_id_number":"${number}"`);
      return shifted(record, nowMs);
    });
  }

  private below(limit: number): number {
    return Math.floor(this.random.next() * limit);
  }

  private pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function uuidsOf(texts: readonly string[]): string[] {
  const own = texts.map((text) => /"uuid":"([^"]+)"/.exec(text)?.[1] ?? '');
  const call = /"pbx_call_id":"([^"]+)"/.exec(texts[0] ?? '')?.[1] ?? '';
  return [...new Set([...own, call])].filter((id) => id.match(UUID));
}

/** All moments of a call keep their distance. */
function shifted(text: string, nowMs: number): string {
  const startUs = Number(/"start_uepoch":"([0-9]+)"/.exec(text)?.[1] ?? 0);
  const byUs = Math.floor(nowMs - startUs / 1000) * 1000;
  return text.replace(/"([a-z_]+_uepoch)":"([1-9][0-9]*)"/g, (_, name: string, value: string) => {
    return `"${name}":"${Number(value) + byUs}"`;
  });
}
