import { authRoute } from '@/lib/access/auth-route';

export { authRoute as GET, authRoute as POST };
