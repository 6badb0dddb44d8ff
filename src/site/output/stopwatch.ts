/** What stages cost, by name in their order, each from the end of the one before. */
export interface StageCosts {
  /** Wall time in milliseconds, and `total`. */
  readonly ms: Readonly<Record<string, number>>
  /** Processor time of all threads meanwhile, in milliseconds, and `total`. */
  readonly cpuMs: Readonly<Record<string, number>>
  /** Most memory of the program until the stage ended. */
  readonly peakMiBBy: Readonly<Record<string, number>>
}

/** Measures stages of a program. */
interface Stopwatch {
  lap(stage: string): void
  costs(): StageCosts
}

/** Starts now. */
export function createStopwatch(): Stopwatch {
  const started = readClocks()
  const ms: Record<string, number> = {}
  const cpuMs: Record<string, number> = {}
  const peakMiBBy: Record<string, number> = {}
  let last = started
  return {
    lap(stage) {
      const now = readClocks()
      ms[stage] = Math.round((ms[stage] ?? 0) + now.wall - last.wall)
      cpuMs[stage] = Math.round((cpuMs[stage] ?? 0) + now.cpu - last.cpu)
      peakMiBBy[stage] = now.peakMiB
      last = now
    },
    costs() {
      const { wall, cpu } = readClocks()
      return {
        ms: { ...ms, total: Math.round(wall - started.wall) },
        cpuMs: { ...cpuMs, total: Math.round(cpu - started.cpu) },
        peakMiBBy: { ...peakMiBBy },
      }
    },
  }
}

function readClocks(): { readonly wall: number; readonly cpu: number; readonly peakMiB: number } {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  return {
    wall: performance.now(),
    cpu: (userCPUTime + systemCPUTime) / 1000,
    peakMiB: Math.round(maxRSS / 1024),
  }
}
