import { queue } from '@/lib/queues/contract';
import { objectOperations } from '@/lib/objects/contract';
import { memberRoutes } from '@/lib/objects/routes';

export const { GET, POST, PUT, PATCH, DELETE } = memberRoutes(queue, objectOperations(queue));
