import type { Metadata } from 'next';
import { settingsPage } from '@/app/(cabinet)/settings/settings-page';
import { FeatureCodesForm } from '@/components/feature-codes/feature-codes-form';
import { featureCodes } from '@/lib/feature-codes/contract';

const WORDS = {
  title: 'Feature codes',
  note: 'What people dial to make the PBX do something.',
};

export const metadata: Metadata = { title: WORDS.title };

export default settingsPage({ kind: featureCodes, ...WORDS, form: FeatureCodesForm });
