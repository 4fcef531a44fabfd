/** Groups what is to be changed by account, so that each store is written once. */
export function byAccount<T extends { account: string }>(list: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(item.account);
    if (group) group.push(item);
    else groups.set(item.account, [item]);
  }
  return groups;
}
