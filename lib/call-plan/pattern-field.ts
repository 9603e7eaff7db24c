import { z } from 'zod';
import { patternFault } from './pattern';

const META = {
  example: '+4930*',
  description: 'Digits and +; `?` is one character, `*` any run of them, `[2-5]` one of a range',
};

/** A pattern for numbers; spaces that a person typed for reading are taken out. */
export const patternField = z
  .string()
  .max(80, 'At most 40 characters.')
  .transform((given, context) => {
    const pattern = given.replace(/[\s\u00a0]/g, '');
    const message = patternFault(pattern);
    if (message === undefined) return pattern;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .meta(META);
