import { describe, expect, it } from 'vitest';
import { RecordFault } from './call-leg';
import { parseFreeswitchRecord } from './freeswitch-record';
import { goldenRecords } from './golden-legs';

interface Raw {
  variables: Record<string, unknown>;
  callflow: { caller_profile: Record<string, string> }[];
}

const raw = (): Raw => JSON.parse(goldenRecords('internal-answered').at(-1)!) as Raw;

function parseWith(variables: Record<string, unknown>, profile: Record<string, string> = {}) {
  const record = raw();
  Object.assign(record.variables, variables);
  Object.assign(record.callflow[0]!.caller_profile, profile);
  return parseFreeswitchRecord(JSON.stringify(record), 'node_1');
}

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof RecordFault) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'none';
}

describe('parseFreeswitchRecord', () => {
  it('reads encoded values as it reads plain ones', () => {
    const plain = raw();
    const encoded = structuredClone(plain);
    for (const [name, value] of Object.entries(plain.variables)) {
      encoded.variables[name] = encodeURIComponent(String(value));
    }
    expect(parseFreeswitchRecord(JSON.stringify(encoded), 'n')).toEqual(
      parseFreeswitchRecord(JSON.stringify(plain), 'n'),
    );
  });

  it('leaves a per cent sign of a plain record alone', () => {
    expect(
      parseWith({ pbx_leg: 'caller', effective_caller_id_name: '100%41 off' }).callerName,
    ).toBe('100%41 off');
  });

  it('makes harmless what a caller may write', () => {
    const name = `$(id);"'<b>\r\n\u202Eevil\u0000 \ud800${'x'.repeat(300)}`;
    const leg = parseWith({ effective_caller_id_name: name });
    expect(leg.callerName).toMatch(/^\$\(id\);"'<b> evil x+$/);
    expect(leg.callerName).toHaveLength(120);
  });

  it('takes holds with their times', () => {
    const end = String(raw().variables.end_uepoch);
    const start = BigInt(end) - 400_000n;
    const leg = parseWith({
      hold_events: `{{${start},${start + 100_000n}},{${start + 200_000n},0}}`,
    });
    expect(leg.holds).toEqual([
      { from: leg.endedAt - 400, to: leg.endedAt - 300 },
      { from: leg.endedAt - 200, to: leg.endedAt },
    ]);
  });

  it('says what is wrong', () => {
    expect(faultOf(() => parseFreeswitchRecord('{"a', 'n'))).toBe('not_json: not JSON');
    expect(faultOf(() => parseFreeswitchRecord('[]', 'n'))).toMatch(/^malformed: /);
    expect(faultOf(() => parseFreeswitchRecord(goldenRecords('unknown-domain')[0]!, 'n'))).toBe(
      'no_tenant: the leg belongs to no tenant',
    );
    expect(faultOf(() => parseWith({ uuid: '../etc/passwd' }))).toMatch(/^malformed: uuid/);
    expect(faultOf(() => parseWith({ pbx_tenant_id: "'; --" }))).toMatch(/^malformed: pbx_tenant/);
    expect(faultOf(() => parseWith({ end_uepoch: '0' }))).toMatch(/^malformed: end_uepoch/);
    expect(faultOf(() => parseWith({ start_uepoch: 'soon' }))).toMatch(/^malformed: start_uepoch/);
  });
});
