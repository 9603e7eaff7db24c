import { useId } from 'react';

const LANE = 40;
const MIDDLE = LANE / 2;
/** Also silence is seen. */
const LEAST = 0.6;

/** One line up and down for each part. Pure. */
function shapeOf(lanes: readonly (readonly number[])[]): string {
  return lanes
    .flatMap((lane, row) =>
      lane.map((loud, part) => {
        const half = Math.max(LEAST, (loud / 100) * (MIDDLE - 2));
        const middle = row * LANE + MIDDLE;
        return `M${part + 0.5} ${(middle - half).toFixed(1)}V${(middle + half).toFixed(1)}`;
      }),
    )
    .join('');
}

type WaveformProps = {
  /** Loudness by lane and part, 0 to 100; nothing while it is not known. */
  lanes: readonly (readonly number[])[];
  /** How much of it was heard, and where notes are: 0 to 1. */
  played: number;
  marks: readonly number[];
};

/** A picture only: the slider over it says and does the same. */
export function Waveform({ lanes, played, marks }: WaveformProps) {
  const clip = useId();
  const parts = lanes[0]?.length ?? 1;
  const height = Math.max(1, lanes.length) * LANE;
  const shape = shapeOf(lanes);
  const stroke = { d: shape, stroke: 'currentColor', strokeWidth: 0.9, fill: 'none' };
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${parts} ${height}`}
      preserveAspectRatio="none"
      className={lanes.length > 1 ? 'block h-20 w-full' : 'block h-12 w-full'}
    >
      <clipPath id={clip}>
        <rect x={0} y={0} width={played * parts} height={height} />
      </clipPath>
      <path {...stroke} className="text-muted-foreground opacity-60" />
      <path {...stroke} clipPath={`url(#${clip})`} className="text-brand-text" />
      {marks.map((mark, index) => (
        <rect
          key={`${mark} ${index}`}
          x={mark * parts - 1}
          y={0}
          width={2}
          height={height}
          className="fill-info"
        />
      ))}
      <rect
        x={Math.max(0, played * parts - 0.5)}
        y={0}
        width={1}
        height={height}
        className="fill-foreground"
      />
    </svg>
  );
}
