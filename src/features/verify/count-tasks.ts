import { readdirSync, readFileSync } from 'node:fs'

/**
 * How many threads a process and all that it started have, as far as `limit`, after which nobody counts on; 0 where the system does
 * not tell. What left the process by ending its own parent is counted where the process has a namespace of its own.
 */
export function countTasks(pid: number, limit: number): number {
  const waiting = [pid]
  let count = 0
  for (let next = waiting.pop(); next !== undefined && count <= limit; next = waiting.pop()) {
    try {
      for (const task of readdirSync(`/proc/${next}/task`)) {
        count++
        const children = readFileSync(`/proc/${next}/task/${task}/children`, 'utf8').trim()
        if (children !== '') waiting.push(...children.split(' ').map(Number))
      }
    } catch {
      // It has ended meanwhile.
    }
  }
  return count
}
