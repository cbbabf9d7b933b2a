import { expect, test } from 'vitest'
import { parseDatamatrix } from '../../../src/protocols/ins/datamatrix.ts'
import { readPaper } from '../../../src/protocols/pdf/paper.ts'
import { makeDocument, productWith, qualified } from './document.fixture.ts'
import { printActions } from './print.ts'

const print = async (context: ReturnType<typeof productWith>) => {
  const { id } = await makeDocument(context)
  const printed = await printActions['document.print']?.({ documentId: id }, context)
  const paper = printed && (await readPaper(Buffer.from(printed.pdf, 'base64')))
  if (!paper) throw new Error('nothing was printed')
  return paper
}

test('the paper of a qualified person has the matricule, its nature and the datamatrix', async () => {
  const { text, codes } = await print(productWith(qualified))
  expect(text).toContain('Matricule INS : 101066322075460 (NIR)')
  expect(codes?.map(parseDatamatrix)).toMatchObject([{ fields: { matricule: '101066322075460' }, problems: [] }])
})

test('the paper of a recovered person has neither', async () => {
  const { text, codes } = await print(productWith({ ...qualified, statut: 'recuperee' }))
  expect(text).not.toContain('101066322075460')
  expect(codes).toEqual([])
})

test('the traits that the practice has chosen are printed too', async () => {
  const context = productWith({ ...qualified, nomUtilise: 'ESSAI' })
  context.settings.printedTraits = ['nomUtilise', 'lieuNaissance']
  expect((await print(context)).text).toMatch(/Nom utilisé : ESSAI\nCode lieu de naissance : 63220/)
})
