import type { Progress } from '../session/progress.ts'
import type { Terminal } from './terminal.ts'

/** Shows how far long work is; ends without a trace. */
interface ProgressDisplay {
  readonly onProgress: (progress: Progress) => void
  /** Takes the bar away; safe to call more than once. */
  stop(): void
}

/** Work that takes less is not worth a bar. */
const patience = 500

const labels: Readonly<Record<Progress['stage'], string>> = {
  read: 'Reading notes',
  link: 'Linking',
  render: 'Writing pages',
}

/** A bar on stderr, only where somebody looks and only after half a second. */
export async function createProgress(terminal: Terminal): Promise<ProgressDisplay> {
  if (!terminal.isWatched) return { onProgress: () => {}, stop: () => {} }
  const { SingleBar, Presets } = (await import('cli-progress')).default
  const started = performance.now()
  const bar = new SingleBar(
    {
      format: '{bar} {value}/{total} {label}',
      clearOnComplete: true,
      hideCursor: true,
      stopOnComplete: false,
    },
    Presets.shades_grey,
  )
  let isShown = false
  return {
    onProgress({ stage, done, total }) {
      if (performance.now() - started < patience) return
      if (!isShown) bar.start(total, done, { label: labels[stage] })
      isShown = true
      bar.setTotal(total)
      bar.update(done, { label: labels[stage] })
    },
    stop() {
      if (isShown) bar.stop()
      isShown = false
    },
  }
}
