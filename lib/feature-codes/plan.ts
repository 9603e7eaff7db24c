import type { CompileObject } from '@/lib/call-plan/compile';
import { dialDocument, planDocument, type CallDocument } from '@/lib/call-plan/documents';
import { FEATURES_ID } from '@/lib/call-plan/plan';
import { offsetsOf } from '@/lib/schedules/offsets';
import type { FeatureCodesConfig } from './contract';
import { FEATURE_LIST, type Feature } from './rules';

const ALL: readonly (Feature & { field: keyof FeatureCodesConfig })[] = FEATURE_LIST;

/**
 * A pointer for each code that is switched on, and one document with what the features need on the
 * node: the language they speak, the time, the places for parked calls.
 */
export const compileFeatureCodes: CompileObject<FeatureCodesConfig> = ({ config }, tenant) => {
  const pointers = ALL.flatMap(({ field, code, followedBy }): CallDocument[] => {
    const dialled = config[field];
    if (typeof dialled !== 'string') return [];
    const go = { kind: 'feature', id: code } as const;
    const document = { go, ...(followedBy !== undefined && ({ argument: true } as const)) };
    return [dialDocument(tenant.sipDomain, dialled, document)];
  });
  const { parkPlaces, parkSeconds } = config;
  const data = {
    language: tenant.language,
    offsets: offsetsOf(tenant.timezone),
    ...{ parkPlaces, parkSeconds },
  };
  const plan = { id: FEATURES_ID, kind: 'feature_codes', name: 'Feature codes', steps: [], data };
  return [...pointers, planDocument(tenant.sipDomain, plan)];
};
