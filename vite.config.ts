import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildEnvironmentOptions, defineConfig, type EnvironmentOptions, type Plugin } from 'vite'

/**
 * Packages that stay outside the bundle: two load native code, one is a bundler that only a `.ts` config needs, and the
 * last is a list of 250 grammars, of which a garden uses few.
 */
const external = [/^node:/, ...builtinModules, 'satteri', '@parcel/watcher', 'vite', 'shiki/langs']

/** A table, as in Node. */
const characterNames = fileURLToPath(
  new URL('node_modules/decode-named-character-reference/index.js', import.meta.url),
)

/** KaTeX's own styles, an entry of their own: only pages with formulas load them. */
const mathStyle = 'node_modules/katex/dist/katex.css'

/**
 * KaTeX offers every font in three formats; each browser that can show our pages reads the first. What most formulas need
 * comes from smaller files of our own.
 */
const smallMathFaces: Plugin = {
  name: 'small-math-faces',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith(mathStyle)
      ? code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("(?:woff|truetype)"\)/g, '') +
        readFileSync(new URL('web/styles/math-faces.css', import.meta.url), 'utf8')
      : undefined,
}

/** The program for Node: the command line, the library, and every worker thread wherever it lies. */
const scripts = {
  'command-line': 'src/cli/command-line.ts',
  index: 'src/index.ts',
  ...Object.fromEntries(
    readdirSync(new URL('src', import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('-worker.ts'))
      .map((file) => [basename(file, '.ts'), `src/${file}`]),
  ),
}

/** The modules that load scripts: one for each thread, and the library's with the names that its script exports. */
const modulesOfScripts: Plugin = {
  name: 'modules-of-scripts',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.isEntry || chunk.name === 'command-line') continue
      const source =
        chunk.name === 'index'
          ? `import { loadScript } from './load-program.js'\nexport const { ${chunk.exports.join(', ')} } = loadScript('index')\n`
          : `import { loadProgram } from './load-program.js'\nloadProgram('${chunk.name}')\n`
      this.emitFile({ type: 'asset', fileName: `${chunk.name}.js`, source })
    }
  },
}

/** What imports for scripts is given to them; see `src/start/load-program.ts`. */
const importFromScripts: Plugin = {
  name: 'import-from-scripts',
  transform: (code, id) =>
    id.endsWith('src/store/import-module.ts') ? code.replace('import(', '__import(') : undefined,
}

/** For Node: packages that the program is made of are in it. */
const forNode: EnvironmentOptions = {
  consumer: 'server',
  resolve: {
    noExternal: true,
    external: ['satteri', '@parcel/watcher', 'vite', 'shiki/langs'],
    conditions: ['node', 'import'],
  },
}

const buildForNode: BuildEnvironmentOptions = { ssr: true, outDir: 'dist', target: 'node20', minify: false }

/**
 * `vite build` makes three things: `dist/web/`, what readers' browsers load (hashed, with a manifest); `dist/*.cjs`, the
 * program for Node as scripts that share their chunks, whose compiled code can be kept (`src/start/load-program.ts`); and
 * `dist/*.js`, the modules that load those scripts, and `hortus/link`, which runs anywhere.
 */
export default defineConfig({
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [smallMathFaces],
  // Its build for browsers asks the page for the names of characters; a worker has none.
  resolve: { alias: { 'decode-named-character-reference': characterNames } },
  build: { emptyOutDir: false, modulePreload: false },
  worker: { format: 'es' },
  environments: {
    client: {
      build: {
        outDir: 'dist/web',
        emptyOutDir: true,
        manifest: 'manifest.json',
        assetsDir: '',
        // The oldest browsers with `light-dark()` and popovers; they need nothing rewritten.
        target: ['chrome123', 'safari17.5', 'firefox125'],
        // Marks of a few hundred bytes stand in the stylesheet, fonts never do.
        assetsInlineLimit: (file) => file.endsWith('.svg'),
        rolldownOptions: {
          input: {
            site: 'web/styles/site.css',
            app: 'web/app.ts',
            'first-paint': 'web/first-paint.ts',
            live: 'web/live.ts',
            math: mathStyle,
            diagrams: 'web/diagrams.ts',
          },
        },
      },
    },
    program: {
      ...forNode,
      build: {
        ...buildForNode,
        chunkSizeWarningLimit: 2_000,
        rolldownOptions: {
          external,
          input: scripts,
          plugins: [importFromScripts, modulesOfScripts],
          output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunk-[name]-[hash].cjs' },
        },
      },
    },
    modules: {
      ...forNode,
      build: {
        ...buildForNode,
        rolldownOptions: {
          external,
          input: {
            hortus: 'src/cli/hortus.ts',
            link: 'src/link/index.ts',
            'load-program': 'src/start/load-program.ts',
          },
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'program', 'modules']) await builder.build(builder.environments[name]!)
    },
  },
})
