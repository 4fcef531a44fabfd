/** Groups what is to be changed by account, so that each store is written once. */
export function byAccount<T extends { account: string }>(list: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) groups.set(item.account, [...(groups.get(item.account) ?? []), item]);
  return groups;
}
