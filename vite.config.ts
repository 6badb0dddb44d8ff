import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

/**
 * Packages that stay outside the bundle: two load native code, one is a bundler that only a `.ts` config needs, and the
 * last has 250 grammars, of which a garden uses few.
 */
const externalPackages = ['satteri', '@parcel/watcher', 'vite', '@shikijs/langs']
const external = [/^node:/, ...builtinModules, ...externalPackages, /^@shikijs\/langs\//]

/** A table, as in Node. */
const characterNames = fileURLToPath(
  new URL('node_modules/decode-named-character-reference/index.js', import.meta.url),
)

/** What `require` finds; the file for `import` holds it as a part of itself. */
const pool = fileURLToPath(new URL('node_modules/pg-pool/index.js', import.meta.url))

/** What the grammar of Markdown asks of `@codemirror/lang-html`, without three more grammars. */
const lightHtml = fileURLToPath(new URL('src/features/editor/web/light-html.ts', import.meta.url))

/** Vega loads it where it is installed, to draw pixels. */
const noCanvas = fileURLToPath(new URL('src/features/plots/no-canvas.ts', import.meta.url))

/** The styles of features, an entry each: a site's stylesheet is put together from those of the features that are on. */
const styles = Object.fromEntries(
  readdirSync(new URL('src/features', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/\\]+[/\\][^/\\]+\.css$/.test(file))
    .map((file) => [basename(file, '.css'), `src/features/${file}`]),
)

/** The scripts of features, an entry each, which only pages load that show something of one. */
const scripts = Object.fromEntries(
  readdirSync(new URL('src/features', import.meta.url)).flatMap((room) => {
    const file = `src/features/${room}/web/${room}.ts`
    return existsSync(new URL(file, import.meta.url)) ? [[`feature-${room}`, file]] : []
  }),
)

/** Pages of features in which a browser draws while a site is built: no site has them. */
const drawingPages = Object.fromEntries(
  readdirSync(new URL('src/features', import.meta.url)).flatMap((room) => {
    const file = `src/features/${room}/web/drawing-page.ts`
    return existsSync(new URL(file, import.meta.url)) ? [[`drawing-${room}`, file]] : []
  }),
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

/** The program for Node: the command line, the library, link resolution, and every worker thread wherever it lies. */
const program = {
  hortus: 'src/cli/hortus.ts',
  index: 'src/index.ts',
  link: 'src/link/index.ts',
  simulation: 'src/features/simulations/simulation.ts',
  ...Object.fromEntries(
    readdirSync(new URL('src', import.meta.url), { recursive: true, encoding: 'utf8' })
      // A room's `web/` is what browsers load, workers of their own among it.
      .filter((file) => file.endsWith('-worker.ts') && !/[\\/]web[\\/]/.test(file))
      .map((file) => [basename(file, '.ts'), `src/${file}`]),
  ),
}

/**
 * Modules of Node that load much more where an `import` asks for all their names, of which we use few: `node:http` brings
 * a browser's network along (40 ms), `node:crypto` a browser's cryptography (5 ms), `node:process` everything about flags
 * (5 ms), for each thread anew.
 */
const largeBuiltins = /^import (?:(\w+)|\{([^}]*)\}) from "(node:(?:http|crypto|process))";$/gm

/** Has those taken from Node name by name. */
const namesOfBuiltins: Plugin = {
  name: 'names-of-builtins',
  renderChunk: (code) =>
    code.replace(
      largeBuiltins,
      (_, whole: string | undefined, names: string | undefined, module: string) =>
        `const ${whole ?? `{${names?.replaceAll(' as ', ': ')}}`} = globalThis.process.getBuiltinModule("${module}");`,
    ),
}

/** What draws cards and is no module: the maker of pixels, and faces with the letters of Europe. */
const pictureFiles: Plugin = {
  name: 'picture-files',
  generateBundle() {
    const emit = (fileName: string, from: string): void => {
      const source = readFileSync(new URL(`node_modules/${from}`, import.meta.url))
      this.emitFile({ type: 'asset', fileName, source })
    }
    emit('resvg.wasm', '@resvg/resvg-wasm/index_bg.wasm')
    for (const letters of ['latin', 'latin-ext', 'cyrillic', 'greek'])
      for (const [family, weight] of [
        ['source-serif-4', 600],
        ['inter', 500],
      ] as const) {
        const file = `${family}-${letters}-${weight}-normal.woff`
        emit(`faces/${file}`, `@fontsource/${family}/files/${file}`)
      }
  },
}

/** Vega-Lite's own schema, of which four fifths say in words what it is about: what a plot is held to. */
const plotSchema: Plugin = {
  name: 'plot-schema',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('/vega-lite-schema.json?raw')) return undefined
    const schema = readFileSync(id.slice(0, -'?raw'.length), 'utf8')
    const lean = JSON.stringify(JSON.parse(schema), (key, value) =>
      key === 'description' && typeof value === 'string' ? undefined : value,
    )
    return `export default ${JSON.stringify(lean)}`
  },
}

/** The engine of code's grammars, which is no module. */
const onigurumaFile: Plugin = {
  name: 'oniguruma-file',
  generateBundle() {
    const source = readFileSync(new URL('node_modules/shiki/dist/onig.wasm', import.meta.url))
    this.emitFile({ type: 'asset', fileName: 'onig.wasm', source })
  },
}

/**
 * `vite build` makes two things: `dist/web/`, what readers' browsers load (hashed, with a manifest), and `dist/*.js`, the
 * program for Node as modules that share their chunks; `link.js` of them runs anywhere.
 */
export default defineConfig({
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [smallMathFaces, plotSchema],
  // Its build for browsers asks the page for the names of characters; a worker has none.
  resolve: {
    alias: {
      'decode-named-character-reference': characterNames,
      '@codemirror/lang-html': lightHtml,
      canvas: noCanvas,
      'pg-pool': pool,
    },
  },
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
            home: 'web/styles/home.css',
            app: 'web/app.ts',
            'first-paint': 'web/first-paint.ts',
            live: 'web/live.ts',
            katex: mathStyle,
            ...styles,
            ...scripts,
            ...drawingPages,
          },
          // One file for what every page runs, instead of a dozen that features share parts of.
          output: { codeSplitting: { groups: [{ name: 'app', test: /[\\/]web[\\/]app\.ts$/ }] } },
        },
      },
    },
    // One file without imports: not every browser has workers of this kind that are modules.
    offline: {
      consumer: 'client',
      build: {
        outDir: 'dist/web',
        target: ['chrome123', 'safari17.5', 'firefox125'],
        rolldownOptions: {
          input: { 'offline-worker': 'src/features/offline/web/offline-worker.ts' },
          output: { format: 'iife', entryFileNames: '[name].js' },
        },
      },
    },
    // What answers from packs at the edge of a host: one file without imports too.
    edge: {
      consumer: 'client',
      build: {
        outDir: 'dist/web',
        target: 'es2022',
        rolldownOptions: {
          input: { 'pack-edge': 'src/site/pack/edge/pack-edge.ts' },
          output: { format: 'iife', entryFileNames: '[name].js' },
        },
      },
    },
    // Pages of the hub alone: were it one more entry of the client, what the editor loads would fall into more pieces.
    together: {
      consumer: 'client',
      build: {
        outDir: 'dist/web',
        manifest: 'together.json',
        assetsDir: '',
        target: ['chrome123', 'safari17.5', 'firefox125'],
        rolldownOptions: { input: { together: 'src/features/editor/web/together/together.ts' } },
      },
    },
    program: {
      consumer: 'server',
      // Packages that the program is made of are in it.
      resolve: {
        noExternal: true,
        external: externalPackages,
        conditions: ['node', 'import'],
      },
      build: {
        ssr: true,
        outDir: 'dist',
        target: 'node22.18',
        minify: false,
        chunkSizeWarningLimit: 2_000,
        rolldownOptions: {
          external,
          input: program,
          plugins: [namesOfBuiltins, onigurumaFile, pictureFiles],
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'offline', 'edge', 'together', 'program'])
        await builder.build(builder.environments[name]!)
    },
  },
})
