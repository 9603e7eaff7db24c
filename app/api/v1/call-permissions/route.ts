import { callPermission } from '@/lib/call-permissions/contract';
import { objectOperations } from '@/lib/objects/contract';
import { collectionRoutes } from '@/lib/objects/routes';

export const { GET, POST, PUT, PATCH, DELETE } = collectionRoutes(
  callPermission,
  objectOperations(callPermission),
);
