export { default } from '@/app/(cabinet)/settings/cards-loading';
