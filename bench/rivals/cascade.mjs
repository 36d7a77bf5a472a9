// Unites many by uniting neighbours, then neighbours of those: what users of an engine without a union of many write.
export function cascade(list, unite) {
  let level = list;
  while (level.length > 1) {
    const next = [];
    for (let i = 0; i < level.length; i += 2)
      next.push(i + 1 < level.length ? unite(level[i], level[i + 1]) : level[i]);
    level = next;
  }
  return level[0];
}
