import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/**
 * Ways to learn what a process tree cost, best first. The first three ask the system, which counts every thread and
 * every child that was waited for; their peak is that of the largest single process. `wrap` turns a command into one
 * that also writes the account, `read` gives `{ cpuMs, peakBytes }` from it, and `wallMs` where the wrapper itself is slow to
 * start.
 */
const wrappers = [
  {
    name: 'GNU time',
    isThere: () => runs('/usr/bin/time', ['-f', '%M', '-o', '/dev/null', 'true']),
    wrap: (command, accountFile) => ['/usr/bin/time', '-q', '-f', '%U %S %M', '-o', accountFile, ...command],
    read: (accountFile) => readAccount(accountFile, 1024),
  },
  {
    name: 'getrusage of python3',
    isThere: () => process.platform !== 'win32' && runs('python3', ['-c', 'import resource']),
    wrap: (command, accountFile) => ['python3', '-c', rusageProgram, accountFile, ...command],
    // Only Linux counts in KiB here; macOS counts in bytes.
    read: (accountFile) => readAccount(accountFile, process.platform === 'darwin' ? 1 : 1024),
  },
]

const rusageProgram = [
  'import os, resource, sys, time',
  'start = time.perf_counter()',
  'pid = os.spawnvp(os.P_NOWAIT, sys.argv[2], sys.argv[2:])',
  'status = os.waitpid(pid, 0)[1]',
  'wall = (time.perf_counter() - start) * 1000',
  'r = resource.getrusage(resource.RUSAGE_CHILDREN)',
  'open(sys.argv[1], "w").write(f"{r.ru_utime} {r.ru_stime} {r.ru_maxrss} {wall}")',
  'sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))',
].join('\n')

/** The best way on this machine; `/proc` read every few milliseconds where no wrapper runs, nothing where that is absent. */
export function findAccountant() {
  const wrapper = wrappers.find((candidate) => candidate.isThere())
  if (wrapper) return { kind: 'wrapper', ...wrapper }
  if (runs('test', ['-r', '/proc/self/stat'])) return { kind: 'poll', name: '/proc, read every 10 ms' }
  return { kind: 'none', name: 'none: wall time only' }
}

function runs(command, parameters) {
  return spawnSync(command, parameters, { stdio: 'ignore' }).status === 0
}

function readAccount(accountFile, unit) {
  const [user, system, peak, wallMs] = readFileSync(accountFile, 'utf8').trim().split(/\s+/).map(Number)
  return { cpuMs: (user + system) * 1000, peakBytes: peak * unit, ...(wallMs !== undefined && { wallMs }) }
}

/**
 * Watches a process and its children through `/proc` until it ends. A poll sees nothing of the last milliseconds and
 * nothing of a child that lives shorter than one, so this is an account from below.
 */
export function pollProcess(pid) {
  const cpuTicks = new Map()
  let peakBytes = 0
  const look = (id) => {
    try {
      const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1).split(' ')
      cpuTicks.set(id, Number(fields[11]) + Number(fields[12]))
      const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))
      if (peak) peakBytes = Math.max(peakBytes, Number(peak[1]) * 1024)
      for (const task of readdirSync(`/proc/${id}/task`)) {
        const children = readFileSync(`/proc/${id}/task/${task}/children`, 'utf8')
        for (const child of children.trim().split(' ').filter(Boolean)) look(Number(child))
      }
    } catch {
      // It ended between two reads.
    }
  }
  const timer = setInterval(() => look(pid), 10)
  return () => {
    clearInterval(timer)
    const ticks = [...cpuTicks.values()].reduce((sum, value) => sum + value, 0)
    return { cpuMs: ticks * 10, peakBytes }
  }
}
