'use client';

import { Panel, useReactFlow } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { Button } from '@/components/ui/button';

const WORDS = { in: 'Larger', out: 'Smaller', whole: 'Show all' };

/** By keyboard and without a wheel. */
export function RouteZoom() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  return (
    <Panel position="bottom-right" className="flex gap-1">
      <Button size="iconSm" aria-label={WORDS.out} onClick={() => void zoomOut()}>
        <Minus aria-hidden />
      </Button>
      <Button size="iconSm" aria-label={WORDS.in} onClick={() => void zoomIn()}>
        <Plus aria-hidden />
      </Button>
      <Button
        size="iconSm"
        aria-label={WORDS.whole}
        onClick={() => void fitView({ padding: 0.08, maxZoom: 1 })}
      >
        <Maximize aria-hidden />
      </Button>
    </Panel>
  );
}
