/** A config that can be run, and has not been. */
export interface CompiledConfig {
  /** A `data:` URL of one module. */
  readonly module: string
  /** The texts it was made of, by absolute name. */
  readonly sources: ReadonlyMap<string, string>
  /** What it imports that is not in it: URLs of packages' files, names of Node's modules. */
  readonly imports: readonly string[]
}
