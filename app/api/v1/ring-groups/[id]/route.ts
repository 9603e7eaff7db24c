import { objectOperations } from '@/lib/objects/contract';
import { memberRoutes } from '@/lib/objects/routes';
import { ringGroup } from '@/lib/ring-groups/contract';

export const { GET, POST, PUT, PATCH, DELETE } = memberRoutes(
  ringGroup,
  objectOperations(ringGroup),
);
