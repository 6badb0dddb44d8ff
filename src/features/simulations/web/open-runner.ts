import { siteBase } from '../../../../web/controllers/site.ts'
import { ownFiles } from '../../../model/own-address.ts'
import type { Moment } from '../moment.ts'

/** What a simulation answers; nobody has looked at it. */
interface RunnerAnswer {
  readonly shapes?: unknown
  readonly says?: unknown
  readonly problem?: unknown
}

/** A simulation that runs in a sandbox of its own. */
export interface OpenRunner {
  /** One question at a time. Rejects where it fails, does not answer in time, or is closed. */
  show(moment: Moment): Promise<RunnerAnswer>
  close(): void
}

/** Milliseconds for an answer; the first takes the time to start. */
const patience = 3_000

/** Starts a compiled simulation: a frame without origin, in it a worker without network, and a port between us and that. */
export function openRunner(code: string): OpenRunner {
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.src = siteBase() + ownFiles.simulation
  frame.hidden = true
  frame.ariaHidden = 'true'
  frame.dataset['added'] = ''
  const { port1: port, port2 } = new MessageChannel()
  frame.addEventListener('load', () => frame.contentWindow?.postMessage(code, '*', [port2]), { once: true })
  document.body.append(frame)
  let settle: ((answer: RunnerAnswer | Error) => void) | undefined

  const close = (): void => {
    port.close()
    frame.remove()
    settle?.(new Error('closed'))
  }
  port.onmessage = ({ data }: MessageEvent<RunnerAnswer>) => {
    // It speaks only when it is asked: whatever else it says is an attempt to keep this page busy.
    if (settle === undefined) close()
    else settle(data)
  }
  return {
    show: (moment) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => settle?.(new Error('no answer')), patience)
        settle = (answer) => {
          settle = undefined
          clearTimeout(timer)
          if (answer instanceof Error) reject(answer)
          else resolve(answer)
        }
        port.postMessage(moment)
      }),
    close,
  }
}
