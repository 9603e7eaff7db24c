import { conference } from '@/lib/conferences/contract';
import { objectOperations } from '@/lib/objects/contract';
import { memberRoutes } from '@/lib/objects/routes';

export const { GET, POST, PUT, PATCH, DELETE } = memberRoutes(
  conference,
  objectOperations(conference),
);
