import { queue } from '@/lib/queues/contract';
import { objectOperations } from '@/lib/objects/contract';
import { collectionRoutes } from '@/lib/objects/routes';

export const { GET, POST, PUT, PATCH, DELETE } = collectionRoutes(queue, objectOperations(queue));
