import { singletonOperations } from '@/lib/objects/singleton-contract';
import { singletonRoutes } from '@/lib/objects/singleton';
import { requireOutgoingFit } from '@/lib/outgoing/commands';
import { outgoing } from '@/lib/outgoing/contract';

export const { GET, POST, PUT, PATCH, DELETE } = singletonRoutes(
  outgoing,
  singletonOperations(outgoing),
  requireOutgoingFit,
);
