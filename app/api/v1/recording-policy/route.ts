import { singletonRoutes } from '@/lib/objects/singleton';
import { singletonOperations } from '@/lib/objects/singleton-contract';
import { recordingPolicy } from '@/lib/recordings/policy-contract';

export const { GET, POST, PUT, PATCH, DELETE } = singletonRoutes(
  recordingPolicy,
  singletonOperations(recordingPolicy),
);
