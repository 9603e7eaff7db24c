import { menu } from '@/lib/menus/contract';
import { objectOperations } from '@/lib/objects/contract';
import { collectionRoutes } from '@/lib/objects/routes';

export const { GET, POST, PUT, PATCH, DELETE } = collectionRoutes(menu, objectOperations(menu));
