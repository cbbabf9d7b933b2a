import { beforeAll, describe, expect, test } from 'vitest'
import { serve } from '../../src/model/service.ts'
import { storedQuery } from '../../src/protocols/xds/stored-query.ts'
import {
  airColumns,
  directColumns,
  type Grant,
  grantOf,
  type RightsAction,
  type RightsMatrix,
  rightsActions,
} from '../../src/rules/dmp/rights.ts'
import { type Signer, trusted } from '../../suites/dmp/checks/vihf.fixture.ts'
import { type CallerSaid, vihfOf } from './caller.fixture.ts'
import { type DocumentSaid, patientCx, requestOf, said } from './messages.fixture.ts'
import { patient, type Said } from './queries.fixture.ts'
import { entryStatus } from './registry.ts'
import { dmpService } from './service.ts'
import { type DmpState, startDmp } from './state.ts'

// Every cell of both matrices of rights, by a message of who stands in its column.

let authority: Signer
beforeAll(async () => {
  authority = await trusted()
})

const me = { user: '899700000017', structure: '499700000017001' }
const else_ = { user: '899700000025', structure: '499700000025001' }

const callerIn = (matrix: RightsMatrix, column: string): CallerSaid => {
  const [kind = '', access = 'normal'] = column.split('/')
  const profession = kind === 'cpe' || kind === 'pe' ? null : kind === 'ps' ? '60' : '10'
  return {
    ...me,
    access,
    profession,
    mode: kind === 'es' ? 'INDIRECTE' : matrix === 'air' ? 'INDIRECTE_RENFORCEE' : 'DIRECTE',
    sector: kind === 'medecin-du-travail' ? 'SA66' : 'SA07',
  }
}

/** One token a kind of caller: signing takes longer than all the rest. */
const tokens = new Map<string, string>()

const tokenOf = (who: CallerSaid): string => {
  const key = JSON.stringify(who)
  const token = tokens.get(key) ?? authority.signXml(vihfOf(who))
  tokens.set(key, token)
  return token
}

interface Cell {
  readonly state: DmpState
  readonly ask: (message: Said) => Promise<string>
  /** Feeds a document of somebody's, by a physician with a card. */
  readonly feedAs: (who: CallerSaid, document?: DocumentSaid) => Promise<string>
}

const cellOf = (matrix: RightsMatrix, column: string, setting: object = {}): Cell => {
  let made = 0
  const state = startDmp({
    url: '',
    now: () => new Date('2026-03-01T09:00:00Z'),
    uuid: () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`,
    options: {
      patients: {
        [patient.matricule]: { ...setting, ...(column.startsWith('medecin-traitant') && { attending: me.user }) },
      },
    },
    authority: authority.certificate,
  })
  const asked = async (message: Said, who: CallerSaid): Promise<string> => {
    state.usedIds.clear()
    const { response, operation } = await serve(dmpService, requestOf(message, tokenOf(who)), state)
    return `${operation} ${Buffer.from(response.body ?? '').toString('utf8')}`
  }
  return {
    state,
    ask: (message) => asked(message, callerIn(matrix, column)),
    feedAs: async (who, document = {}) => {
      await asked(said.feed({ uniqueId: `2.25.${state.registry.entries.size + 1}`, ...document }), who)
      return [...state.registry.entries.keys()].at(-1) ?? ''
    },
  }
}

const refused = (answer: string): boolean => answer.includes('DMPAccessDeniedByRightsService')

const all = {
  $XDSDocumentEntryPatientId: `'${patientCx}'`,
  $XDSDocumentEntryStatus: `('${Object.values(entryStatus).join("','")}')`,
}

const change = (lid: string, confidentiality: readonly string[]): Said =>
  said.changeConfidentiality({ uniqueId: '2.25.1', confidentiality, updates: { lid, version: 1 } })

/** Whether a transaction on one document, the caller's own or somebody else's, is granted. */
const onDocument =
  (before: readonly string[], message: (entryUuid: string) => Said) =>
  async (matrix: RightsMatrix, column: string, owner: CallerSaid): Promise<boolean> => {
    const cell = cellOf(matrix, column)
    const id = await cell.feedAs(owner, { confidentiality: before })
    return !refused(await cell.ask(message(id)))
  }

const whole =
  (message: Said) =>
  async (matrix: RightsMatrix, column: string): Promise<boolean> =>
    !refused(await cellOf(matrix, column).ask(message))

type Granted = (matrix: RightsMatrix, column: string, owner: CallerSaid) => Promise<boolean>

const exercised: Partial<Record<RightsAction, Granted>> = {
  'TD0.2': whole(said.existence()),
  'TD0.3-add': whole(said.authorise('AJOUT')),
  'TD0.3-remove': whole(said.authorise('SUPPRESSION')),
  'TD0.4': whole(said.authorisedRecords()),
  'TD0.5': whole(said.candidates('ADRUN')),
  'TD1.3a': whole(said.administrativeData()),
  'TD1.6': whole(said.authorisedProfessionals()),
  // Feeding under a name that the caller's kind does not use is not granted.
  'TD2.1': async (matrix, column) => {
    const answer = await cellOf(matrix, column).ask(said.feed())
    return answer.startsWith('TD2.1 ') && !refused(answer)
  },
  'TD2.2': async (matrix, column) => {
    const answer = await cellOf(matrix, column).ask(said.feed())
    return answer.startsWith('TD2.2 ') && !refused(answer)
  },
  'TD3.1-metadata': whole(said.search(storedQuery.findDocuments, all)),
  'TD3.1-reference': whole(said.search(storedQuery.getDocuments, { $XDSDocumentEntryUniqueId: "('2.25.1')" })),
  'TD3.2': onDocument([], () => said.retrieve('2.25.1')),
  'TD3.3a-mask': onDocument([], (id) => change(id, ['MASQUE_PS'])),
  'TD3.3b-show': onDocument(['INVISIBLE_PATIENT'], (id) => change(id, [])),
  'TD3.3c-delete': onDocument([], (id) => said.changeStatus(id, entryStatus.approved, entryStatus.deleted)),
  'TD3.3d-archive': onDocument([], (id) => said.changeStatus(id, entryStatus.approved, entryStatus.archived)),
}

const mine = (grant: Grant): boolean => grant !== 'no'
const theirs = (grant: Grant): boolean => grant !== 'no' && grant !== 'own' && grant !== 'structure'

const columns = { direct: directColumns, air: airColumns } as const

for (const matrix of ['direct', 'air'] as const) {
  describe.each(columns[matrix])(`${matrix}, %s`, (column) => {
    test.each(Object.keys(exercised) as RightsAction[])('%s', async (action) => {
      const granted = exercised[action]
      const grant = grantOf(matrix, action, column)
      expect([grant, await granted?.(matrix, column, me)]).toEqual([grant, mine(grant)])
      // Nobody else's document is at stake in the transactions on a whole record.
      const expected = action.startsWith('TD3.3') || action === 'TD3.2' ? theirs(grant) : mine(grant)
      expect([grant, await granted?.(matrix, column, else_)]).toEqual([grant, expected])
    })

    test('TD3.2-masked', async () => {
      const grant = grantOf(matrix, 'TD3.2-masked', column)
      for (const masksLiftedInEmergency of [false, true]) {
        for (const owner of [me, else_]) {
          const cell = cellOf(matrix, column, { masksLiftedInEmergency })
          await cell.feedAs(owner, { confidentiality: ['MASQUE_PS'] })
          const given = (await cell.ask(said.retrieve('2.25.1'))).includes('<ClinicalDocument')
          const holds =
            grant === 'yes' ||
            (grant === 'own' && owner === me) ||
            (grant === 'if-the-patient-allows' && masksLiftedInEmergency)
          expect([grant, owner.user, masksLiftedInEmergency, given]).toEqual([
            grant,
            owner.user,
            masksLiftedInEmergency,
            holds,
          ])
        }
      }
    })

    test('TD3.3a-unmask', async () => {
      const grant = grantOf(matrix, 'TD3.3a-unmask', column)
      for (const owner of [me, else_]) {
        const cell = cellOf(matrix, column)
        const id = await cell.feedAs(owner, { confidentiality: ['MASQUE_PS'] })
        await cell.ask(change(id, []))
        // Whoever does not see a masked document is told that there is none.
        expect([grant, owner.user, cell.state.registry.entries.size > 1]).toEqual([
          grant,
          owner.user,
          grant === 'yes' || (grant === 'own' && owner === me),
        ])
      }
    })

    test('TD0.3-stop-mt', async () => {
      const cell = cellOf(matrix, column)
      const status = () => cell.state.records.get(patient.matricule)?.authorisations.get(me.user)?.attending ?? false
      const had = status()
      await cell.ask(said.authorise('AJOUT'))
      expect(had && !status()).toBe(grantOf(matrix, 'TD0.3-stop-mt', column) === 'yes')
    })
  })
}

test('only what the mock does not play is left out', () => {
  const elsewhere: readonly RightsAction[] = ['TD3.2-masked', 'TD3.3a-unmask', 'TD0.3-stop-mt']
  expect(rightsActions.filter((action) => !(action in exercised) && !elsewhere.includes(action))).toEqual(['TD0.9'])
})

test('a mode that a matrix has no column for is granted nothing', () => {
  expect(grantOf('direct', 'TD0.2', 'cpe/bris_de_glace')).toBe('no')
})
