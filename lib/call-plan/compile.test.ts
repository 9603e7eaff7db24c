import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { defineObject } from '@/lib/objects/kind';
import { compiler, type CompileObject, type PlanObject, type PlanTenant } from './compile';
import type { PlanDocument, Step } from './plan';

const tenant: PlanTenant = {
  ...{ id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'en' },
};

const room = defineObject({
  ...{ kind: 'conference', idKind: 'conference', path: 'rooms', tag: 'Rooms', singular: 'room' },
  ...{ schemaId: 'Room', numbered: true },
  config: { pin: z.string().regex(/^[0-9]{4}$/), seats: z.int() },
  defaults: { seats: 10 },
  example: {},
});

const compileRoom: CompileObject<{ pin: string; seats: number }> = ({
  id,
  kind,
  name,
  config,
}) => ({
  ...{ id, kind, name, steps: [{ do: 'conference', room: id }], data: config },
});

const row: PlanObject = {
  ...{ id: 'cnf_1', kind: 'conference', name: 'Blue', number: '800', enabled: true },
  config: { pin: '1234' },
};

const read = (text: string | undefined): unknown => JSON.parse(text ?? 'null');

describe('the compiler of a kind', () => {
  const compile = compiler(room, compileRoom);

  it('reads what is stored with the defaults of the contract, and points to it from its number', () => {
    const [pointer, plan, ...more] = compile(row, tenant);
    expect(more).toEqual([]);
    expect(pointer?.key).toBe('dial:acme.pbx.localhost:800');
    expect(read(pointer?.text)).toEqual({ go: { kind: 'conference', id: 'cnf_1' } });
    expect(plan?.key).toBe('plan:acme.pbx.localhost:cnf_1');
    expect(read(plan?.text)).toMatchObject({ data: { pin: '1234', seats: 10 } });
  });

  it('has no pointer without a number', () => {
    expect(compile({ ...row, number: null }, tenant)).toHaveLength(1);
  });

  it('answers 480 for what is switched off, whatever its config', () => {
    const [, plan] = compile({ ...row, enabled: false, config: null }, tenant);
    expect(read(plan?.text)).toMatchObject({ steps: [{ do: 'end', as: 'no_answer' }] });
  });

  it('leaves it to the feature when that says so', () => {
    const own = compiler(room, compileRoom, { evenDisabled: true });
    const [, plan] = own({ ...row, enabled: false }, tenant);
    expect(read(plan?.text)).toMatchObject({ steps: [{ do: 'conference' }] });
  });

  it('refuses in words what is not what the kind says', () => {
    expect(() => compile({ ...row, config: { pin: 'hash' } }, tenant)).toThrow(/^pin: /);
  });

  it('takes a field that is stored otherwise than it is given', () => {
    const hashed = compiler(room, compileRoom, { stored: { pin: z.string() } });
    expect(read(hashed({ ...row, config: { pin: 'hash' } }, tenant)[1]?.text)).toMatchObject({
      data: { pin: 'hash' },
    });
  });
});

describe('the steps of a plan', () => {
  const compile = (step: Step) =>
    compiler(room, ({ id, kind, name }): PlanDocument => ({ id, kind, name, steps: [step] }))(
      row,
      tenant,
    );

  it.each<[string, Step]>([
    ['an id', { do: 'voicemail', box: 'vmb_1 XML' }],
    ['a number', { do: 'outside', number: '${number}' }],
    [
      'a key',
      { do: 'menu', keys: [{ digits: '1|2', go: { kind: 'busy' } }], timeoutSeconds: 1, tries: 1 },
    ],
    ['a time', { do: 'ring', legs: [], order: 'together', timeoutSeconds: Number.NaN }],
    [
      'a pattern',
      { do: 'when', if: [{ on: 'caller', patterns: ['(a+)+'] }], go: { kind: 'busy' } },
    ],
  ])('must not hold %s that could be syntax', (_, step) => {
    expect(() => compile(step)).toThrow(/^Not a/);
  });
});
