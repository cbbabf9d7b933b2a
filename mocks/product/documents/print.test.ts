import { expect, test } from 'vitest'
import { readDatamatrix } from '../../../src/protocols/ins/datamatrix-of-person.ts'
import { makeDocument, productWith, qualified } from './document.fixture.ts'
import { printActions } from './print.ts'

const print = async (context: ReturnType<typeof productWith>) => {
  const { id } = await makeDocument(context)
  const paper = await printActions['document.print']?.({ documentId: id }, context)
  if (!paper) throw new Error('nothing was printed')
  return paper
}

test('the paper of a qualified person has the matricule, its nature and the datamatrix', async () => {
  const paper = await print(productWith(qualified))
  expect(paper.text).toContain('Matricule INS : 101066322075460 (NIR)')
  expect(readDatamatrix(paper.datamatrix ?? '')).toMatchObject({ ins: { matricule: '101066322075460' } })
  expect(Buffer.from(paper.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
})

test('the paper of a recovered person has neither', async () => {
  const paper = await print(productWith({ ...qualified, statut: 'recuperee' }))
  expect(paper.text).not.toContain('101066322075460')
  expect(paper.datamatrix).toBeUndefined()
})

test('the traits that the practice has chosen are printed too', async () => {
  const context = productWith({ ...qualified, nomUtilise: 'ESSAI' })
  context.settings.printedTraits = ['nomUtilise', 'lieuNaissance']
  expect((await print(context)).text).toMatch(/Nom utilisé : ESSAI\nCode lieu de naissance : 63220/)
})
