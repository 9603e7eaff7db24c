import { fault } from '@/lib/http/fault';
import { ownerOfNumber } from '@/lib/objects/numbers';
import type { RequireFit } from '@/lib/objects/singleton';
import { plainNumbers, type Codes } from './rules';

/** A code of digits alone must be nobody's number. @throws Fault conflict, naming whose it is. */
export const requireFreeCodes: RequireFit = async (change, config) => {
  for (const { field, number } of plainNumbers(config as Partial<Codes>)) {
    const owner = await ownerOfNumber(change, number);
    if (owner === undefined) continue;
    throw fault('conflict', { public: `${number} belongs to ${owner} already.`, field });
  }
};
