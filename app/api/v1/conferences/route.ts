import { conference } from '@/lib/conferences/contract';
import { objectOperations } from '@/lib/objects/contract';
import { collectionRoutes } from '@/lib/objects/routes';

export const { GET, POST, PUT, PATCH, DELETE } = collectionRoutes(
  conference,
  objectOperations(conference),
);
