import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { BancError, messageOf } from '../../model/errors.ts'
import { say } from '../../model/text.ts'
import type { CdaJudge } from '../judged.ts'
import { cachedPackage } from './cache.ts'
import { openSetting } from './root.ts'
import { schematronJudge } from './schematron-judge.ts'
import type { ArtefactSetting } from './setting.ts'

const schemaPath = 'infrastructure/cda/CDA_extended.xsd'

const folderOfSchema = ({ folder, underlay }: ArtefactSetting): string =>
  [folder, ...(underlay === undefined ? [] : [underlay])].find((each) => existsSync(join(each, schemaPath))) ?? folder

/** The XSD judge. The schema, and the library that reads it, are loaded at the first CDA. */
const xsdJudge = (setting: ArtefactSetting): CdaJudge => {
  let opened: Promise<CdaJudge> | undefined
  const open = async (): Promise<CdaJudge> => {
    const { openXsd } = await import('../xsd/judge.ts')
    return openXsd(folderOfSchema(setting))
  }
  return async (bytes, root, lang) => {
    opened ??= open()
    try {
      const found = await (await opened)(bytes, root, lang)
      return found.map((set) => ({ ...set, version: set.version || (setting.version ?? '') }))
    } catch (error) {
      const why = error instanceof BancError ? `${error.code} : ${say(error.what, lang)}` : messageOf(error)
      return [{ name: schemaPath, version: setting.version ?? '', rulesFired: 0, aborted: why, findings: [] }]
    }
  }
}

/** The official judgements of a CDA in their order: schema, then rule sets. @throws BancError BANC-ARTEFACTS-FOLDER */
export const openJudges = (setting: ArtefactSetting): readonly CdaJudge[] => {
  const { root, load } = cachedPackage(openSetting(setting), setting.cache)
  return [xsdJudge(setting), schematronJudge({ root, load, version: setting.version ?? '' })]
}
