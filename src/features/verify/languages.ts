/** How code of a language is run. */
export interface Runnable {
  /** What it is called in `checked`. */
  readonly name: string
  /** The file that the code is written to. */
  readonly file: string
  /** The programs that have to be there, any one of a list; the one that is found is `$0` of {@link run}. */
  readonly programs: readonly string[]
  /** A line for `sh` in the folder of the file. */
  readonly run: string
  /** Prints the version. */
  readonly version: string
}

const python: Runnable = {
  name: 'Python',
  file: 'main.py',
  programs: ['python3', 'python'],
  run: '"$0" main.py',
  version: '"$0" --version',
}
const node: Runnable = {
  name: 'Node',
  file: 'main.mjs',
  programs: ['node'],
  run: '"$0" --max-old-space-size=1024 main.mjs',
  version: '"$0" --version',
}
const sh: Runnable = { name: 'sh', file: 'main.sh', programs: ['sh'], run: '"$0" main.sh', version: '' }
const sqlite: Runnable = {
  name: 'SQLite',
  file: 'main.sql',
  programs: ['sqlite3'],
  run: '"$0" -batch :memory: < main.sql',
  version: '"$0" --version',
}
const c: Runnable = {
  name: 'C',
  file: 'main.c',
  programs: ['cc', 'gcc', 'clang'],
  run: '"$0" -O2 -pthread -o main main.c -lm && ./main',
  version: '"$0" -dumpfullversion',
}

/** The languages that can be run, by the names that fences have. */
export const languages: ReadonlyMap<string, Runnable> = new Map([
  ['python', python],
  ['py', python],
  ['javascript', node],
  ['js', node],
  ['node', node],
  ['sh', sh],
  ['shell', sh],
  [
    'bash',
    {
      ...sh,
      name: 'bash',
      file: 'main.bash',
      programs: ['bash'],
      run: '"$0" main.bash',
      version: '"$0" --version',
    },
  ],
  ['sql', sqlite],
  ['sqlite', sqlite],
  ['c', c],
])
