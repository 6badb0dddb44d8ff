/**
 * What the module of a simulation is written against: `import { defineSimulation } from 'hortus/simulation'`. Everything here
 * is types but one function that gives back what it gets, so a module may be run without Hortus, too.
 */

/** A colour of the theme: of text, quiet text, hairlines, links, grounds, of bad and good news, or of the topic with that number. */
export type Tone =
  | 'ink'
  | 'quiet'
  | 'line'
  | 'accent'
  | 'paper'
  | 'sheet'
  | 'bad'
  | 'good'
  | 0
  | 1
  | 2
  | 3
  | 4
  | 5
  | 6
  | 7

/** What every shape may say of itself. Lengths are in units of the simulation's size. */
interface Look {
  /** Default: nothing; of text, ink. */
  readonly fill?: Tone
  /** Default: ink; of text and of areas, nothing. */
  readonly stroke?: Tone
  /** Default: 1.5. */
  readonly thick?: number
  readonly dashed?: boolean
  /** From 0 to 1. */
  readonly opacity?: number
  /** Makes the shape a button: this name is told to `press`. */
  readonly press?: string
  /** What the button does, in words; needed with `press`. */
  readonly label?: string
}

/** One shape of a drawing. */
export type Shape =
  | (Look & {
      readonly shape: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      /** Radius of its corners. */
      readonly round?: number
    })
  | (Look & { readonly shape: 'circle'; readonly x: number; readonly y: number; readonly r: number })
  | (Look & {
      readonly shape: 'line'
      readonly points: readonly (readonly [number, number])[]
      /** A head at its end. */
      readonly arrow?: boolean
    })
  | (Look & { readonly shape: 'area'; readonly points: readonly (readonly [number, number])[] })
  | (Look & {
      readonly shape: 'text'
      readonly x: number
      /** Of the line that letters stand on. */
      readonly y: number
      readonly text: string
      /** Default: 15, which is 11 pixels on a phone where the drawing is 480 wide. */
      readonly size?: number
      /** Default: start. */
      readonly align?: 'start' | 'middle' | 'end'
      readonly bold?: boolean
    })

/** Lines that a reader may write or paste. A change always begins the run anew; ends of lines arrive as `\n`. */
export interface TextControl {
  readonly kind: 'text'
  readonly label: string
  readonly value: string
  /** Lines that are seen at once, from 1 to 20. Default: 4. */
  readonly rows?: number
  /** Characters, from 1 to 4,000: a longer text is not taken. Default: 1,000. */
  readonly max?: number
}

/** Something that a reader may change. `restart`: the run begins anew, since its start depends on it. */
export type Control =
  | {
      readonly kind: 'range'
      readonly label: string
      readonly min: number
      readonly max: number
      /** Default: 1. */
      readonly step?: number
      readonly value: number
      readonly restart?: boolean
    }
  | {
      readonly kind: 'choice'
      readonly label: string
      /** What is shown, by value. */
      readonly options: Readonly<Record<string, string>>
      readonly value: string
      readonly restart?: boolean
    }
  | { readonly kind: 'switch'; readonly label: string; readonly value: boolean; readonly restart?: boolean }
  | TextControl

/** The value of a control by its kind. */
type ValueOf<One extends Control> = One extends { readonly kind: 'range' }
  ? number
  : One extends { readonly kind: 'switch' }
    ? boolean
    : One extends { readonly kind: 'text' }
      ? string
      : One extends { readonly options: Readonly<Record<infer Name, string>> }
        ? Name
        : never

/** What a simulation's functions are given beside the state. */
export interface Given<Controls extends Readonly<Record<string, Control>>> {
  /** What the controls say now. */
  readonly controls: { readonly [Name in keyof Controls]: ValueOf<Controls[Name]> }
  /** Steps since the start. */
  readonly at: number
  /** A number from 0 up to 1: the same for the same seed and step. */
  readonly random: () => number
}

/** A run that somebody looked at, and what the simulation said of it then. It is checked wherever the simulation is made. */
export interface RecordedRun {
  /** Default: the simulation's. */
  readonly seed?: number
  /** The step after which it is looked at. */
  readonly at: number
  /** What was changed and pressed, as the address of a moment has it: `3.rate=5,4!crash`. */
  readonly log?: string
  /** What `describe` says then. */
  readonly says: string
}

/** A simulation; see {@link defineSimulation}. */
export interface Simulation<State, Controls extends Readonly<Record<string, Control>>> {
  readonly title: string
  /** Of the drawing, known before anything runs; 480 wide is readable on phones with letters of 15. */
  readonly size: { readonly width: number; readonly height: number }
  readonly controls?: Controls
  /** Default: 1. */
  readonly seed?: number
  /** Milliseconds from step to step while it plays. Default: 500. */
  readonly interval?: number
  /** After so many it is over. Default: 200; at most 10,000. */
  readonly steps?: number
  /** The step that a page shows before anything runs. Default: 0. */
  readonly picture?: number
  /** The state at the start: numbers, texts, lists, objects, maps and sets. */
  readonly state: (given: Given<Controls>) => State
  /** The state after one more step. It may change the one that it is given, which is a copy. */
  readonly step: (state: State, given: Given<Controls>) => State
  /** The state after somebody pressed a shape of that name; a copy, too. */
  readonly press?: (state: State, name: string, given: Given<Controls>) => State
  readonly draw: (state: State, given: Given<Controls>) => readonly Shape[]
  /** What the drawing shows, in words: for those who do not see it, and as the text of its test. */
  readonly describe: (state: State, given: Given<Controls>) => string
  readonly recorded?: readonly RecordedRun[]
}

/**
 * Types a simulation; gives it back unchanged. A module has it as its default export.
 *
 * @example
 * ```ts
 * import { defineSimulation } from 'hortus/simulation'
 *
 * export default defineSimulation({
 *   title: 'A counter',
 *   size: { width: 480, height: 60 },
 *   controls: { by: { kind: 'range', label: 'Counts by', min: 1, max: 5, value: 1 } },
 *   state: () => 0,
 *   step: (count, { controls }) => count + controls.by,
 *   draw: (count) => [{ shape: 'text', x: 20, y: 40, text: String(count) }],
 *   describe: (count) => `The counter is at ${count}.`,
 *   recorded: [{ at: 3, says: 'The counter is at 3.' }],
 * })
 * ```
 */
export function defineSimulation<
  State,
  const Controls extends Readonly<Record<string, Control>> = Readonly<Record<never, Control>>,
>(simulation: Simulation<State, Controls>): Simulation<State, Controls> {
  return simulation
}
