import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

/** Packages that stay outside the bundle: two load native code, one is a bundler that only a `.ts` config needs. */
const external = [/^node:/, ...builtinModules, 'satteri', '@parcel/watcher', 'vite']

/**
 * `vite build` makes two things: `dist/web/`, what readers' browsers load (hashed, with a manifest), and `dist/*.js`,
 * the engine for Node: the command line, the library entries and the worker threads, sharing their chunks.
 */
export default defineConfig({
  base: './',
  publicDir: false,
  logLevel: 'warn',
  build: { emptyOutDir: false, modulePreload: false },
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
          },
        },
      },
    },
    engine: {
      consumer: 'server',
      resolve: {
        noExternal: true,
        external: ['satteri', '@parcel/watcher', 'vite'],
        conditions: ['node', 'import'],
      },
      build: {
        ssr: true,
        outDir: 'dist',
        target: 'node20',
        minify: false,
        rolldownOptions: {
          external,
          input: {
            hortus: 'src/cli/hortus.ts',
            index: 'src/index.ts',
            link: 'src/link/index.ts',
            'prepare-worker': 'src/build/prepare-worker.ts',
            'write-worker': 'src/build/write-worker.ts',
            'search-worker': 'src/build/search-worker.ts',
          },
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      await builder.build(builder.environments['client']!)
      await builder.build(builder.environments['engine']!)
    },
  },
})
