import { objectOperations } from '@/lib/objects/contract';
import { collectionRoutes } from '@/lib/objects/routes';
import { ringGroup } from '@/lib/ring-groups/contract';

export const { GET, POST, PUT, PATCH, DELETE } = collectionRoutes(
  ringGroup,
  objectOperations(ringGroup),
);
