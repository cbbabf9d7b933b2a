import { camel, kebab, sentence } from './names.ts'
import { Refused, type Writing } from './writing.ts'

const states = { insi: 'InsiState', dmp: 'DmpState', psc: 'PscState' } as const

const operationText = (
  service: keyof typeof states,
  name: string,
): string => `import type { Operation } from '../../src/model/service.ts'
import type { ${states[service]} } from './state.ts'

/** To be written: what ${sentence(name)} does, and which document says so. */
export const ${camel(name)}: Operation<${states[service]}> = {
  name: '${name}',
  method: 'POST',
  path: '/${kebab(name)}',
  handle: () => ({
    response: { status: 501, headers: {}, body: Buffer.from('${name} is to be written') },
    assumptions: [],
    notes: [],
  }),
}
`

/** `operation <service> <name>`: one operation of a national service, a file of its own. */
export const operation = (writing: Writing, [service, name = '']: readonly string[]): readonly string[] => {
  if (service !== 'insi' && service !== 'dmp' && service !== 'psc')
    throw new Refused('Name an HTTP service: insi, dmp, psc.')
  if (kebab(name) === '') throw new Refused('Name the operation as its specification does: TD0.2.')
  const file = `mocks/${service}/${kebab(name)}.ts`
  writing.create(file, operationText(service, name))
  return [
    `${file}: answer as the real service would; what is guessed is an assumption, what is wrong a note that a check reads.`,
    `mocks/${service}/service.ts: put ${camel(name)} in \`operations\`.`,
    `mocks/${service}/service.test.ts: ask it a good request and a bad one.`,
  ]
}
