import { describe, expect, it } from 'vitest'
import { knownTools } from '../../../src/cli/init/known-tools.ts'

const config = `
const config = {
  configuration: {
    pageTitle: "Bees", // not "Wasps"
    baseUrl: "bees.example",
    locale: "de-DE",
    ignorePatterns: ["private"],
    theme: {
      typography: { header: "Schibsted Grotesk", body: { name: "Source Sans Pro", weights: [400] }, code: "IBM Plex Mono" },
      colors: {
        lightMode: { light: "#faf8f8", secondary: "#284b63" },
        darkMode: { light: "#161618", secondary: "#7b97aa" },
      },
    },
  },
  plugins: { transformers: [Plugin.FrontMatter(), Plugin.Latex({}), Plugin.Sparkles()] },
}
process.exit(1)`

const quartz = knownTools.find(({ name }) => name === 'Quartz')!

const folder = (text: string) => ({
  has: (path: string) => path === 'quartz.config.ts',
  read: (path: string) => (path === 'quartz.config.ts' ? text : undefined),
})

describe('the settings of Quartz', () => {
  it('give title, language, address, the colour of links and the families of letters', () => {
    const settings = Object.assign({}, ...quartz.derive(folder(config)).map((one) => one.settings))
    expect(settings).toMatchObject({
      title: 'Bees',
      lang: 'de-DE',
      theme: {
        accent: '#284b63',
        fonts: { text: 'Source Sans Pro', interface: 'Schibsted Grotesk', code: 'IBM Plex Mono' },
      },
    })
  })

  it('say which plugins have a counterpart here', () => {
    const [known, others] = quartz.remarks!(folder(config))
    expect(known).toContain('FrontMatter (properties), Latex (math)')
    expect(others).toContain('Sparkles')
  })

  it('give no look where none is written down', () => {
    expect(quartz.derive(folder('export default makeConfig({ lightMode: themes.sea })'))).toEqual([])
  })
})
