import { readFileSync } from 'node:fs'

/**
 * The most memory this process has held so far, in MiB. Linux hands the peak of whoever started a program on to it in
 * `resourceUsage()`, so what the kernel says of this program alone is taken where it does.
 */
export function peakMemory(): number {
  return Math.round((ownPeak() ?? process.resourceUsage().maxRSS) / 1024)
}

function ownPeak(): number | undefined {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
    return found === null ? undefined : Number(found[1])
  } catch {
    return undefined
  }
}
