import { tendFacts } from '../features/tend/facts.ts'
import { wantedFacts } from '../features/wanted/facts.ts'
import { askGarden, type GardenQuestion } from './ask-garden.ts'
import { describeWanted, renderTendText, renderWantedText } from './render-tend-text.ts'

/** A question whose answer may be long. */
export interface TendRequest extends GardenQuestion {
  /** Everything instead of the first of each list. */
  readonly all: boolean
}

/** Prints the wanted notes. */
export async function runWanted(request: TendRequest): Promise<void> {
  const { terminal } = request
  await askGarden(request, ({ snapshot: { garden } }) => {
    const wanted = garden.read(wantedFacts)
    terminal.out(
      request.json
        ? JSON.stringify({ wanted: describeWanted(garden, wanted) }, null, 2)
        : renderWantedText(garden, wanted, request.all, terminal.colors),
    )
  })
}

/** Prints what there is to tend. */
export async function runTend(request: TendRequest): Promise<void> {
  const { terminal } = request
  await askGarden({ ...request, withHistory: true }, ({ snapshot: { garden } }) => {
    const tend = garden.read(tendFacts)
    terminal.out(
      request.json
        ? JSON.stringify({ tend }, null, 2)
        : renderTendText(garden, tend, request.all, terminal.colors),
    )
  })
}
