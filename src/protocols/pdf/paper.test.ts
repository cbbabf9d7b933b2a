import { expect, test } from 'vitest'
import { formatDatamatrix } from '../ins/datamatrix.ts'
import { readPaper } from './paper.ts'
import { datamatrixOf, pdfWith } from './pdf.fixture.ts'

const ins = formatDatamatrix({
  matricule: '109076322083489',
  oid: '1.2.250.1.213.1.4.10',
  givenNames: 'PIERRE-ALAIN MURIEL FLORIANT',
  birthName: 'ECETINSI',
  sex: 'M',
  birthDate: '14-07-2009',
  birthPlaceCog: '63220',
})

test('the text and the codes of each page are read, whatever page they are on', async () => {
  const symbol = await datamatrixOf(ins)
  const paper = await readPaper(
    await pdfWith((pdf) => {
      pdf.text('Nom de naissance : ESSAI').text('Sexe : F')
      // 8 mm, the smallest that is printed.
      pdf.addPage().image(symbol, 72, 72, { width: 22.7 })
    }),
  )
  expect(paper?.text).toMatch(/^Nom de naissance : ESSAI\nSexe : F/)
  expect(paper?.codes).toEqual([ins])
})

test('a page without a text layer has no text', async () => {
  expect(await readPaper(await pdfWith((pdf) => pdf.rect(10, 10, 20, 20).fill()))).toEqual({
    text: '',
    codes: [],
  })
})

test('what is no PDF cannot be read', async () => {
  expect(await readPaper(new TextEncoder().encode('no PDF'))).toBeUndefined()
})
