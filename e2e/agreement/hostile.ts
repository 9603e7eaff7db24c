import type { PlanTenant } from '@/lib/call-plan/compile';
import type { CallDocument } from '@/lib/call-plan/documents';
import { compileExtension } from '@/lib/extensions/plan';
import { createExtensionBody } from '@/lib/extensions/contract';
import { compileNumber } from '@/lib/numbers/plan';
import { createNumberBody } from '@/lib/numbers/contract';
import { compileObject } from '@/lib/objects/compile-object';
import { createBody } from '@/lib/objects/contract';
import type { Json, JsonObject, ObjectKind } from '@/lib/objects/kind';
import { OBJECT_KINDS, SINGLETON_KINDS } from '@/lib/objects/registry';
import { ID_PREFIX } from '@/lib/shared/ids';
import { directoryKey, renderDirectoryDocument } from '@/telephony/render/directory';
import type { z } from 'zod';
import { sampledBodies, textPaths, type Path } from './sampled';

/** What a switch, a shell, XML, SIP, CSV or a reader could take for more than text. */
export const HOSTILE = [
  '${system touch TRAP}',
  '$${system touch TRAP}',
  '$(touch TRAP)',
  '`touch TRAP`',
  'a\' "b" \\',
  "'; DROP TABLE docs; --",
  '{a=b}[c=d]<e>,f;g|h',
  '<variable name="x" value="${y}"/>&amp;]]>',
  'A\r\nX-Evil: 1',
  'two\nlines',
  '\u202eevil\u2066',
  'sip:e@evil/1:2%0a',
] as const;

/** What can be given, and what becomes of it: a contract and its compiler. */
export interface Subject {
  name: string;
  contract: z.ZodType;
  /** What rules across fields ask of a body that was put together field by field. */
  mend?(body: JsonObject): JsonObject;
  /** Documents of a body that the contract took. @throws Error in words */
  compile(body: Json, tenant: PlanTenant): CallDocument[];
}

const withEmail = (body: JsonObject): JsonObject =>
  body['email'] === null ? body : { ...body, email: 'ann@acme.example' };

const HOURS = { from: '08:00', to: '17:30' };

const MEND: Readonly<Record<string, (body: JsonObject, kind: ObjectKind) => JsonObject>> = {
  schedule: (body) => ({
    ...body,
    week: [{ days: [1], ...HOURS }],
    holidays: [{ name: 'Day', from: '12-24', to: '12-26', open: [HOURS] }],
  }),
  conference: (body) => ({ ...body, moderatorPin: '0815' }),
  feature_codes: (body, { defaults }) => ({ ...body, ...(defaults as JsonObject) }),
  voicemail: withEmail,
  outgoing: (body) => ({ ...body, countries: ['DE'] }),
};

function objectSubject(kind: ObjectKind): Subject {
  const id = `${ID_PREFIX[kind.idKind]}_01kaqx3fz8w2c7r5m9h1`;
  return {
    name: kind.kind,
    mend: (body) => MEND[kind.kind]?.(body, kind) ?? body,
    contract: createBody(kind).superRefine((body, context) => {
      const { name: _, number: __, enabled: ___, ...config } = body;
      for (const { field, message } of kind.check?.(config) ?? []) {
        context.addIssue({ code: 'custom', message, path: field.split('.') });
      }
    }),
    compile(body, tenant) {
      const { name, number = null, enabled, ...given } = body as JsonObject;
      const config = kind.toStored?.(given, undefined) ?? given;
      const row = { id, kind: kind.kind, name: String(name), enabled: enabled === true, config };
      return compileObject({ ...row, number: number === null ? null : String(number) }, tenant);
    },
  };
}

const extension: Subject = {
  name: 'extension',
  contract: createExtensionBody,
  mend: withEmail,
  compile(body, tenant) {
    const given = createExtensionBody.parse(body);
    const { number, name, enabled, ringTimeoutSeconds, outboundCallerId, ...config } = given;
    const { email: _, device: __, ...stored } = config;
    const device = { id: 'dev_1', username: 'phone1', enabled: true };
    const row = { id: 'ext_01kaqx3fz8w2c7r5m9h1', number, name, enabled, ringTimeoutSeconds };
    const one = { ...row, outboundCallerId, config: stored, devices: [device] };
    const xml = renderDirectoryDocument(tenant, one, device);
    const key = directoryKey(tenant.sipDomain, device.username);
    return [...compileExtension(one, tenant), ...(xml === null ? [] : [{ key, text: xml }])];
  },
};

const number: Subject = {
  name: 'number',
  contract: createNumberBody,
  compile(body, tenant) {
    const given = createNumberBody.parse(body);
    const { e164, label, enabled, callerNamePrefix, ...config } = given;
    const id = 'num_01kaqx3fz8w2c7r5m9h1';
    return compileNumber({ id, e164, label, enabled, callerNamePrefix, config }, tenant);
  },
};

export const SUBJECTS: readonly Subject[] = [
  extension,
  number,
  ...[...OBJECT_KINDS, ...SINGLETON_KINDS].map(objectSubject),
];

export interface TextField {
  /** `rules.0.act.to.number` */
  name: string;
  path: Path;
  /** A body that is otherwise good. */
  body: Json;
}

/** Every text field of a contract; `missed`: those that stand in no body the contract takes. */
export function fieldsOf({ contract, mend }: Subject): { fields: TextField[]; missed: string[] } {
  const found = new Map<string, TextField>();
  const seen = new Set<string>();
  for (const sampled of sampledBodies(contract)) {
    const body = mend?.(sampled) ?? sampled;
    const isGood = contract.safeParse(body).success;
    for (const path of textPaths(body)) {
      const name = path.join('.');
      seen.add(name);
      if (isGood && !found.has(name)) found.set(name, { name, path, body });
    }
  }
  return { fields: [...found.values()], missed: [...seen].filter((name) => !found.has(name)) };
}
