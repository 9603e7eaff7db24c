/** Menus, popovers and hints: one border, the one shadow. */
export const floatingStyle =
  'z-50 animate-fade rounded-lg border bg-popover text-popover-foreground shadow-float';
