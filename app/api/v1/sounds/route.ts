import { objectOperations } from '@/lib/objects/contract';
import { collectionRoutes } from '@/lib/objects/routes';
import { sound } from '@/lib/sounds/contract';

export const { GET, POST, PUT, PATCH, DELETE } = collectionRoutes(sound, objectOperations(sound));
