import { EditMap } from 'micromark-util-edit-map'
import type { Event } from 'micromark-util-types'

/**
 * Lets micromark's edits of its events cost what is behind the first of them. The original copies everything that was
 * read before, too, and does so at the end of each quote and list: 4,000 of them in one note took ten seconds. Nothing
 * that micromark offers reaches there, so the method is replaced, for the whole program.
 */
export function useLinearEdits(): void {
  EditMap.prototype.consume = consume
}

function consume(this: EditMap, events: Event[]): undefined {
  const changes = this.map.sort(([a], [b]) => a - b)
  if (changes.length === 0) return
  const tail = events.splice(changes[0]![0])
  let from = 0
  const start = events.length
  for (const [at, remove, added] of changes) {
    pushAll(events, tail, from, at - start)
    pushAll(events, added, 0, added.length)
    from = Math.max(from, at - start + remove)
  }
  pushAll(events, tail, from, tail.length)
  this.map.length = 0
  this.index.clear()
}

/** Not with `push(...items)`, which a long list exhausts the stack with. */
function pushAll(events: Event[], items: readonly Event[], from: number, to: number): void {
  for (let i = from; i < to; i++) events.push(items[i]!)
}
