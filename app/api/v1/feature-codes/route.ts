import { featureCodes } from '@/lib/feature-codes/contract';
import { requireFreeCodes } from '@/lib/feature-codes/require-fit';
import { singletonRoutes } from '@/lib/objects/singleton';
import { singletonOperations } from '@/lib/objects/singleton-contract';

export const { GET, POST, PUT, PATCH, DELETE } = singletonRoutes(
  featureCodes,
  singletonOperations(featureCodes),
  requireFreeCodes,
);
