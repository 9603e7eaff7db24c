import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { idParam, instant } from '@/lib/shared/fields';

const member = z
  .strictObject({
    id: z.string().describe('For as long as this person is in the conference'),
    callerNumber: z.string().nullable().describe('null: hidden'),
    callerName: z.string(),
    since: instant,
    isModerator: z.boolean(),
    isMuted: z.boolean(),
    isTalking: z.boolean(),
  })
  .meta({ id: 'ConferenceMember' });

export const conferenceLive = z
  .strictObject({
    conferenceId: z.string(),
    isLocked: z.boolean(),
    isRecorded: z.boolean(),
    members: z.array(member).describe('Who came first, first; empty: nobody is there'),
  })
  .meta({ id: 'ConferenceLive' });

export type ConferenceLive = z.output<typeof conferenceLive>;

const common = { tag: 'Conference rooms', reach: 'tenant' } as const;

export const getConferenceLive = operation({
  ...common,
  id: 'getConferenceLive',
  method: 'GET',
  path: '/api/v1/conferences/{id}/live',
  permission: 'conferences:read',
  summary: 'Who is in a conference right now',
  description: 'Asked of the media nodes at this moment; 503 while none of them can be asked.',
  params: idParam,
  answer: conferenceLive,
});

export const controlConferenceBody = z
  .discriminatedUnion('action', [
    z.strictObject({
      action: z.enum(['mute', 'unmute', 'kick']),
      memberId: z.string().max(64),
    }),
    z.strictObject({ action: z.enum(['lock', 'unlock', 'end']) }),
  ])
  .meta({ example: { action: 'lock' } });

export type ControlConference = z.output<typeof controlConferenceBody>;

export const controlConference = operation({
  ...common,
  id: 'controlConference',
  method: 'POST',
  path: '/api/v1/conferences/{id}/control',
  permission: 'conferences:write',
  summary: 'Mute or remove somebody, lock or end a conference',
  description: '409 when nobody is there, or that person has left.',
  params: idParam,
  body: controlConferenceBody,
  answer: conferenceLive,
  faults: ['conflict'],
});
