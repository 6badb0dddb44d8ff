import type { MapApp } from './map-app.ts'
import { isAfter } from './planted-until.ts'
import { setPeriod } from './time-bar.ts'

/** Milliseconds from month to month, or from day to day; for readers who want no motion, from step to step of a few. */
const pace = { moving: 260, still: 1_500 }
const stillSteps = 6

/** Plays how the garden grew. */
export interface MapPlayer {
  readonly isPlaying: boolean
  toggle(): void
  stop(): void
}

/** A player at rest; `update` is called when it starts and stops. */
export function createMapPlayer(app: MapApp, update: () => void): MapPlayer {
  let timer: number | undefined
  const stop = (): void => {
    clearInterval(timer)
    timer = undefined
  }

  function play(): void {
    const { months } = app.source.overview.facets
    const { until } = app.filter
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    const stride = isStill ? Math.max(1, Math.round(months.length / stillSteps)) : 1
    let at = until === undefined ? 0 : months.filter(({ name }) => !isAfter(name, until)).length
    const tick = (): void => {
      if (at >= months.length) {
        stop()
        setPeriod(app, months.length)
        return
      }
      setPeriod(app, at)
      at += stride
    }
    timer = window.setInterval(tick, isStill ? pace.still : pace.moving)
    tick()
  }

  return {
    get isPlaying() {
      return timer !== undefined
    },
    toggle() {
      if (timer === undefined) play()
      else stop()
      update()
    },
    stop,
  }
}
