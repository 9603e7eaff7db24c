/** A ref for the one of a list that the arrow keys point at: keeps it in view. */
export const intoSight = (element: HTMLElement | null) =>
  element?.scrollIntoView({ block: 'nearest' });
