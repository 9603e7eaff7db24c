import { objectOperations } from '@/lib/objects/contract';
import { collectionRoutes } from '@/lib/objects/routes';
import { schedule } from '@/lib/schedules/contract';

export const { GET, POST, PUT, PATCH, DELETE } = collectionRoutes(
  schedule,
  objectOperations(schedule),
);
