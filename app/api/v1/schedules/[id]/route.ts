import { objectOperations } from '@/lib/objects/contract';
import { memberRoutes } from '@/lib/objects/routes';
import { schedule } from '@/lib/schedules/contract';

export const { GET, POST, PUT, PATCH, DELETE } = memberRoutes(schedule, objectOperations(schedule));
