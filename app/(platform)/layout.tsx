import type { ReactNode } from 'react';
import { CabinetFrame } from '@/app/(cabinet)/cabinet-frame';

export default function PlatformLayout({ children }: { children: ReactNode }) {
  return <CabinetFrame>{children}</CabinetFrame>;
}
