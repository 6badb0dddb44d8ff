/**
 * `node editors/vscode/pack.mjs [FILE]`: builds the extension and packs it to a `.vsix`, which Visual Studio Code installs;
 * default: `editors/vscode/dist/hortus.vsix`. The same sources give the same bytes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32, deflateRawSync } from 'node:zlib'
import { build } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const file = resolve(process.argv[2] ?? `${here}dist/hortus.vsix`)
/** @type {{ name: string, displayName: string, description: string, version: string, publisher: string, engines: { vscode: string } }} */
const manifest = JSON.parse(readFileSync(`${here}package.json`, 'utf8'))

/** The extension as one file; the editor brings its own interface, Node its own modules. */
async function bundle() {
  const built = await build({
    root: here,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: 'src/extension.ts',
      write: false,
      minify: true,
      target: 'node20',
      rolldownOptions: {
        external: ['vscode'],
        output: { format: 'cjs', entryFileNames: 'extension.cjs', codeSplitting: false },
      },
    },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  const [entry] = outputs
  if (entry?.type !== 'chunk' || outputs.length !== 1) throw new Error('Expected one file')
  return entry.code
}

const escapeXml = (/** @type {string} */ text) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** What the editor reads first: see the schema `http://schemas.microsoft.com/developer/vsx-schema/2011`. */
const vsixManifest = `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${manifest.name}" Version="${manifest.version}" Publisher="${manifest.publisher}"/>
    <DisplayName>${escapeXml(manifest.displayName)}</DisplayName>
    <Description xml:space="preserve">${escapeXml(manifest.description)}</Description>
    <Categories>Programming Languages,Linters,Formatters,Other</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${manifest.engines.vscode}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
      <Property Id="Microsoft.VisualStudio.Code.ExecutesCode" Value="true"/>
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/readme.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
`

const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension=".json" ContentType="application/json"/>
  <Default Extension=".vsixmanifest" ContentType="text/xml"/>
  <Default Extension=".md" ContentType="text/markdown"/>
  <Default Extension=".txt" ContentType="text/plain"/>
  <Default Extension=".cjs" ContentType="application/javascript"/>
</Types>
`

/**
 * A ZIP archive of some texts, all of one day.
 * @param {readonly (readonly [name: string, text: string])[]} entries
 */
function zip(entries) {
  /** @type {Buffer[]} */
  const parts = []
  /** @type {Buffer[]} */
  const directory = []
  let offset = 0
  for (const [name, text] of entries) {
    const bytes = Buffer.from(text)
    const packed = deflateRawSync(bytes, { level: 9 })
    const path = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(8, 4)
    // 1 January 2020, midnight.
    common.writeUInt16LE(0x5021, 8)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, packed])
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), common, entry, path)
    parts.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, list, end])
}

const { type: _, private: __, ...shipped } = { type: '', private: true, ...manifest }
const archive = zip([
  ['extension.vsixmanifest', vsixManifest],
  ['[Content_Types].xml', contentTypes],
  ['extension/package.json', `${JSON.stringify(shipped, undefined, 2)}\n`],
  ['extension/readme.md', readFileSync(`${here}README.md`, 'utf8')],
  ['extension/LICENSE.txt', readFileSync(`${here}../../LICENSE`, 'utf8')],
  ['extension/dist/extension.cjs', await bundle()],
])
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, archive)
console.log(`${file}: ${Math.round(archive.length / 1_024)} kB`)
