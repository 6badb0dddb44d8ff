/**
 * Which nodes stand in each of `count` files, by file: found for all of them when a file is first asked for. `shardsOf`
 * says in which files a node stands, each once.
 */
export function spreadOverShards(
  nodes: number,
  count: number,
  shardsOf: (node: number) => Iterable<number>,
): (shard: number) => readonly number[] {
  let lists: readonly number[][] | undefined
  const spread = (): readonly number[][] => {
    const found = Array.from({ length: count }, (): number[] => [])
    for (let node = 0; node < nodes; node++) for (const shard of shardsOf(node)) found[shard]!.push(node)
    return found
  }
  return (shard) => {
    lists ??= spread()
    return lists[shard]!
  }
}
