import type { CompileObject } from '@/lib/call-plan/compile';
import type { ConferenceConfig } from './contract';

/** `data` is read by the step on the node; its PINs are compared there, never spoken of. */
export const compileConference: CompileObject<ConferenceConfig> = (
  { id, name, config },
  { language },
) => {
  const { pin, moderatorPin, music, ...rest } = config;
  return {
    ...{ id, kind: 'conference', name },
    steps: [
      { do: 'conference', room: id },
      { do: 'end', as: 'done' },
    ],
    data: {
      ...{ ...rest, language },
      ...(pin !== null && { pin }),
      ...(moderatorPin !== null && { moderatorPin }),
      ...(music !== null && { music }),
    },
  };
};
