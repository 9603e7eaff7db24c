import { OBJECT_KINDS, SINGLETON_KINDS } from '@/lib/objects/registry';
import { writeWav } from '@/lib/shared/wav-write';

/** The same for every kind of object: its example, which names nothing that may not be there. */
const OBJECTS = Object.fromEntries(
  OBJECT_KINDS.flatMap(({ schemaId, example }) => [
    [`create${schemaId}`, example],
    [`update${schemaId}`, { name: 'Renamed' }],
  ]),
);

const SINGLETONS = Object.fromEntries(
  SINGLETON_KINDS.map(({ schemaId, example }) => [`update${schemaId}`, example]),
);

/** A file that passes, for every operation that takes one: a quarter of a second of silence. */
export const SAMPLE_UPLOAD = writeWav(new Int16Array(2000), 8000);

/** Queries that an operation cannot do without. */
export const SAMPLE_QUERIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  getRouteMap: { from: 'num_none' },
  listReferences: { targetId: 'ext_none' },
  uploadSound: { name: 'Welcome' },
  listHolidays: { country: 'DE', year: '2026' },
};

/** A body that passes the contract, for every operation that takes one. */
export const SAMPLE_BODIES: Readonly<Record<string, unknown>> = {
  changePassword: { currentPassword: 'x', newPassword: 'a long new password' },
  createTenant: { name: 'Sample', slug: 'sample' },
  updateTenant: { name: 'Renamed' },
  updateOwnTenant: { name: 'Renamed' },
  createExtension: { number: '250', name: 'Grace' },
  updateExtension: { name: 'Grace' },
  updateExtensions: { items: [{ id: 'ext_none', version: 1 }], set: { enabled: true } },
  importExtensions: 'number,name\n260,Grace\n',
  createDevice: { label: 'Phone' },
  updateDevice: { label: 'Phone' },
  createNumber: { e164: '+4930555123' },
  updateNumber: { label: 'Main' },
  ...OBJECTS,
  ...SINGLETONS,
  createBlockEntry: { match: 'number', value: '+4930901820' },
  updateBlockEntry: { note: 'Advertising' },
  removeBlockEntries: { ids: ['blk_none'] },
  importBlockEntries: '+4930901820,Advertising\n',
  updateBlockSettings: { action: 'busy' },
  blockCaller: {},
  createExport: { format: 'csv', filter: { direction: 'inbound' } },
  createSavedView: { name: 'Sample', page: 'calls', query: 'period=yesterday' },
  updateSavedView: { name: 'Renamed' },
  createRecordingLink: { hours: 2 },
  createCallNote: { text: 'Calls again tomorrow' },
  createCallTag: { name: 'Complaint' },
  setCallTags: { tagIds: [] },
  setAgentState: { status: 'paused', reason: 'Lunch' },
  overrideSchedule: { override: null },
  updateVoicemailMessage: { heard: true },
  forwardVoicemailMessage: { boxId: 'vmb_01kaqx3fz8w2c7r5m9h1' },
  giveVoicemailBox: {},
  createCallTest: { dialed: '+4930901820', callerNumber: '+4940123456' },
  testService: { callerNumber: '+4940123456', called: '+4930901820' },
  controlConference: { action: 'lock' },
  createUser: { email: 'grace@example.com', name: 'Grace', role: 'user' },
  updateUser: { role: 'user' },
  resetUserPassword: {},
  createToken: { name: 'Key', scopes: ['calls:read'] },
  createOrganisationToken: { name: 'Key', scopes: ['tenants:read'] },
  createMediaNode: {
    name: 'sample',
    sipHost: '127.0.0.1',
    sipPort: 5060,
    eslHost: '127.0.0.1',
    eslPort: 8021,
    eslPassword: 'a-long-enough-password',
  },
  updateMediaNode: { state: 'draining' },
  createTrunk: { name: 'sample', gateways: [{ host: 'sip.example.com' }] },
  updateTrunk: { enabled: false },
};
