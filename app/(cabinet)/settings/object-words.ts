/** `New ring group` */
export const newOf = (one: string) => `New ${one.toLowerCase()}`;
