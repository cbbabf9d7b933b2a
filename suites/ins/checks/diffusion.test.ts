import { expect, test } from 'vitest'
import type { Identity } from '../../../src/model/pilot.ts'
import { datamatrixText } from '../../../src/protocols/ins/datamatrix-of-person.ts'
import { datamatrixOf, pdfWith, qrCodeOf } from '../../../src/protocols/pdf/pdf.fixture.ts'
import { creationMessage } from '../drive/message.ts'
import { insiFound } from './insi.fixture.ts'
import { identityWith, ins, judged, patientId, read, recording, triplet } from './judged.fixture.ts'
import {
  datamatrixFollowsItsFormat,
  datamatrixSaysTheIdentity,
  paperKeepsTheMatriculeBack,
  paperShowsTheChosenTraits,
  paperShowsTheMinimalIdentity,
} from './paper.ts'
import { changesAreToldToOthers } from './propagation.ts'
import { matriculeLeavesWhenQualifiedOnly } from './transmission.ts'

const qualified = { ...ins, statut: 'qualifiee' } as const
const recovered = { ...ins, statut: 'recuperee' } as const
const minimal = [
  'Nom de naissance : ECETINSI',
  'Premier prénom de naissance : PIERRE-ALAIN',
  'Date de naissance : 14/07/2009',
  'Sexe : M',
]
const number = `Matricule INS : ${ins.matricule}`

/** A paper with these lines and, when it has a code, that code 8 mm wide. */
const paper = async (lines: readonly string[], code?: string, draw = datamatrixOf): Promise<string> => {
  const symbol = code === undefined ? undefined : await draw(code)
  const pdf = await pdfWith((page) => {
    for (const line of lines) page.text(line)
    if (symbol) page.image(symbol, 400, 400, { width: 22.7 })
  })
  return pdf.toString('base64')
}

const printed = (identity: Partial<Identity>, result: { pdf: string; text?: string }, draft = recording()) =>
  read(draft, identity)
    .action('document.create', { patientId, typeCode: '11488-4', title: 'Essai' }, { documentId: 'd1' })
    .action('document.print', { documentId: 'd1' }, result)

const papers = {
  minimal: { pdf: await paper(minimal) },
  withMatricule: { pdf: await paper([...minimal, number]) },
  withNature: { pdf: await paper([...minimal, `${number} (NIR)`]) },
  inTwoColumns: {
    pdf: await paper([
      ...minimal.flatMap((line) => line.split(' : ')),
      'Matricule INS',
      ins.matricule.replace(/(\d)(\d\d)/, '$1 $2 '),
      'NIR',
    ]),
  },
  withNomUtilise: { pdf: await paper([...minimal, 'Nom utilisé : VERIF']) },
}

triplet(paperShowsTheMinimalIdentity, {
  conforms: () => printed(qualified, papers.inTwoColumns, printed(qualified, papers.withNature)),
  violates: () => printed(qualified, papers.withMatricule),
  silent: () => printed({}, papers.minimal),
})
const chosen = () => recording().action('settings.setPrintedTraits', { traits: ['nomUtilise'] }, { applied: true })
const used = { ...qualified, nomUtilise: 'VERIF' }
triplet(paperShowsTheChosenTraits, {
  conforms: () => printed(used, papers.withNomUtilise, chosen()),
  violates: () => printed(used, papers.minimal, chosen()),
  silent: () => printed(used, papers.minimal),
})
triplet(paperKeepsTheMatriculeBack, {
  conforms: () => printed(recovered, papers.minimal),
  violates: () => printed(recovered, papers.withMatricule),
  silent: () => printed(qualified, papers.minimal),
})
const matrix = (prenoms: string) => {
  const { nomNaissance, sexe, dateNaissance } = identityWith()
  return datamatrixText({ ...ins, prenoms, nomNaissance, sexe, dateNaissance })
}
const right = matrix(identityWith().prenomsNaissance)
const symbols = {
  right: { pdf: await paper(minimal, right) },
  oneGivenName: { pdf: await paper(minimal, matrix('PIERRE-ALAIN')) },
  twoDDoc: { pdf: await paper(minimal, `DC04FR0000${ins.matricule}`) },
  qrCode: { pdf: await paper(minimal, `INS ${ins.matricule}`, qrCodeOf) },
  withoutSeparators: { pdf: await paper(minimal, right.replaceAll('\u001d', '')) },
}
triplet(datamatrixSaysTheIdentity, {
  conforms: () => printed(qualified, symbols.right),
  violates: () => printed(qualified, symbols.oneGivenName),
  silent: () => printed(recovered, papers.minimal),
})
triplet(datamatrixFollowsItsFormat, {
  conforms: () => printed(qualified, symbols.right),
  violates: () => printed(qualified, symbols.withoutSeparators),
  silent: () => printed(qualified, papers.minimal),
})

test('a paper whose INS is in another code needs no datamatrix INS', async () => {
  for (const code of [symbols.twoDDoc, symbols.qrCode]) {
    expect(await judged(datamatrixSaysTheIdentity, printed(qualified, code))).toEqual([])
    expect(await judged(paperKeepsTheMatriculeBack, printed(recovered, code))).toEqual([false])
  }
})

test('a paper that cannot be looked at proves nothing, for or against', async () => {
  const image = { pdf: (await pdfWith((page) => page.rect(10, 10, 20, 20).fill())).toString('base64') }
  for (const unseen of [image, { pdf: '' }]) {
    expect(await judged(paperShowsTheMinimalIdentity, printed(qualified, unseen))).toEqual([])
    expect(await judged(paperKeepsTheMatriculeBack, printed(recovered, unseen))).toEqual([])
  }
  expect(await judged(datamatrixSaysTheIdentity, printed(qualified, { pdf: '' }))).toEqual([])
})

test('what the pilot says of a paper counts only where the PDF shows nothing', async () => {
  const claims = { datamatrix: right, text: minimal.join('\n') }
  expect(await judged(datamatrixSaysTheIdentity, printed(qualified, { ...papers.minimal, ...claims }))).toEqual([false])
  expect(await judged(datamatrixSaysTheIdentity, printed(qualified, { pdf: '', ...claims }))).toEqual([true])
})

const told = (identity: Identity, withIns: boolean) =>
  creationMessage({ from: 'CABINET', traits: identity, reliability: 'VALI', ...(withIns ? { ins } : {}) })
const heard = (withIns: boolean) => told(identityWith({ nomNaissance: 'ESSAI' }), withIns)
const changed = () =>
  read(recording(), qualified).action(
    'identity.update',
    { patientId, traits: { nomNaissance: 'ESSAI' } },
    { statut: 'validee' },
  )
const said = (withIns: boolean) =>
  read(changed().hl7({ service: 'hl7', event: 'A47', message: heard(withIns) }), {
    nomNaissance: 'ESSAI',
    statut: 'validee',
  })
triplet(changesAreToldToOthers, {
  conforms: () => said(false).window(['hl7']),
  violates: () => said(true).window(['hl7']),
  silent: () => said(false),
})

test('another birth date than the one shown is told to nobody; one that a message leaves out is not wrong', async () => {
  const message = heard(false)
  const withMessage = (text: string) =>
    read(changed().hl7({ service: 'hl7', event: 'A47', message: text }), { nomNaissance: 'ESSAI', statut: 'validee' })
  const [date = ''] = /\d{8}(?=\|[MF]\|)/.exec(message) ?? []
  expect(date).not.toBe('')
  const judge = (text: string) => judged(changesAreToldToOthers, withMessage(text).window(['hl7']))
  expect(await judge(message.replace(`|${date}|`, '|19000101|'))).toEqual([false])
  expect(await judge(message.replace(new RegExp(`\\|${date}\\|[MF]\\|`), '|||'))).toEqual([true])
})

const leaving = (withIns: boolean) =>
  read(insiFound(recording()), recovered)
    .hl7({ service: 'hl7', event: 'A31', message: heard(withIns) })
    .action('document.sendToDmp', { patientId, documentId: 'd1' }, { outcome: 'blocked' })
triplet(matriculeLeavesWhenQualifiedOnly, {
  conforms: () => leaving(false).window(['dmp', 'mss', 'hl7']),
  violates: () => leaving(true).window(['dmp', 'mss', 'hl7']),
  silent: () => leaving(false),
})
