import { singletonRoutes } from '@/lib/objects/singleton';
import { singletonOperations } from '@/lib/objects/singleton-contract';
import { voicemailMail } from '@/lib/voicemail-mail/contract';

export const { GET, POST, PUT, PATCH, DELETE } = singletonRoutes(
  voicemailMail,
  singletonOperations(voicemailMail),
);
