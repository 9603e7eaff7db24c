import { z } from 'zod';
import { compiler, readStored, type CompileObject } from '@/lib/call-plan/compile';
import { planDocument, type CallDocument } from '@/lib/call-plan/documents';
import { checked, ID } from '@/lib/call-plan/switch-text';
import { voicemailBox, type VoicemailBoxConfig } from './contract';
import { storedPin, type StoredPin } from './pin';

/** A message as the nodes know it: enough to say who left it and to fetch it. */
export interface PlanMessage {
  id: string;
  /** Seconds since 1970. */
  at: number;
  seconds: number;
  callerNumber: string;
  heard: boolean;
}

/** Of `data` in the box's own document; read by scripts/voicemail on the node. */
export interface VoicemailData {
  number?: string;
  pin?: StoredPin;
  askPin: boolean;
  greeting?: string;
  maxSeconds: number;
  maxMessages: number;
  language: string;
}

/** Of `data` in the document of its messages, the oldest first. */
export interface MailboxData {
  messages: { id: string; at: number; seconds: number; caller?: string; heard?: true }[];
}

/** Apart from the box's own document: a message that comes pushes the list only. */
export const mailboxId = (boxId: string): string => `${boxId}_messages`;

const CALLER = /^\+?[0-9]{1,32}$/;

function listed({ id, at, seconds, callerNumber, heard }: PlanMessage) {
  return {
    ...{ id: checked('message id', id, ID), at, seconds },
    ...(CALLER.test(callerNumber) && { caller: callerNumber }),
    ...(heard && { heard: true as const }),
  };
}

function mailbox(boxId: string, sipDomain: string, messages: readonly PlanMessage[]): CallDocument {
  const data: MailboxData = { messages: messages.map(listed) };
  return planDocument(sipDomain, {
    ...{ id: mailboxId(boxId), kind: 'mailbox', name: '', steps: [] },
    data: { ...data },
  });
}

/** What is stored of a PIN is not what was given. */
const kept = z.object({ pin: storedPin.nullable().default(null) });

function dataOf(
  config: VoicemailBoxConfig,
  pin: StoredPin | null,
  number: string | null,
  language: string,
): VoicemailData {
  const { askPin, greeting, maxSeconds, maxMessages } = config;
  return {
    ...{ askPin, maxSeconds, maxMessages, language },
    ...(number !== null && { number }),
    ...(greeting !== null && { greeting: checked('sound', greeting, ID) }),
    ...(pin && { pin }),
  };
}

/** The box, and the list of its messages (`state`, which the worker reads beside the row). */
const compileBox: CompileObject<VoicemailBoxConfig> = (object, { sipDomain, language }) => {
  const { id, name, number, config } = object;
  const { pin } = readStored(kept, config);
  const box = planDocument(sipDomain, {
    ...{ id, kind: 'voicemail', name },
    steps: [
      { do: 'voicemail', box: id },
      { do: 'end', as: 'done' },
    ],
    data: { ...dataOf(config, pin, number, language) },
  });
  return [box, mailbox(id, sipDomain, (object.state as PlanMessage[] | undefined) ?? [])];
};

export const compileVoicemail = compiler(voicemailBox, compileBox, {
  stored: { pin: kept.shape.pin },
});
