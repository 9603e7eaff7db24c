import { callPermission } from '@/lib/call-permissions/contract';
import { objectOperations } from '@/lib/objects/contract';
import { memberRoutes } from '@/lib/objects/routes';

export const { GET, POST, PUT, PATCH, DELETE } = memberRoutes(
  callPermission,
  objectOperations(callPermission),
);
