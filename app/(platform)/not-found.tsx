export { default } from '@/app/(cabinet)/not-found';
