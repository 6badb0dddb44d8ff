import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver'

/** Says in the editor's own way how far the notes are read. */
interface ReadProgress {
  /** Called when the editor may be asked for a place to show it. */
  begin(): void
  tell(done: number, total: number): void
  end(): void
}

/** Between two reports, in milliseconds. */
const pause = 250

/** Creates a progress that is shown from `begin` to `end`, in either order; an editor that shows none is told nothing. */
export function createReadProgress({ window }: Connection): ReadProgress {
  let reporter: WorkDoneProgressServerReporter | undefined
  let isEnded = false
  let last = 0
  return {
    begin() {
      void window.createWorkDoneProgress().then(
        (created) => {
          if (isEnded) return
          reporter = created
          created.begin('Hortus', 0, 'reading notes')
        },
        // It has said that it can, and will not.
        () => undefined,
      )
    },
    tell(done, total) {
      if (reporter === undefined || performance.now() - last < pause) return
      last = performance.now()
      reporter.report(Math.floor((100 * done) / total), `reading notes: ${done} of ${total}`)
    },
    end() {
      isEnded = true
      reporter?.done()
      reporter = undefined
    },
  }
}
