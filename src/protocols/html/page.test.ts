import { describe, expect, test } from 'vitest'
import { controlsNamed, readPage } from './page.ts'
import { html } from './write.ts'

const label = "S'identifier avec Pro Santé Connect"
const named = (body: string) => controlsNamed(readPage(body, 'https://lps.example/login'), label)

describe('a control is found by its name', () => {
  test.each([
    ['visible text', `<a href="/psc">S'identifier avec <b>Pro Santé Connect</b></a>`],
    ['typographic apostrophe, other case, no accents', '<a href="/psc">S’IDENTIFIER AVEC PRO SANTE CONNECT</a>'],
    ['image alternative', `<a href="/psc"><img src="x.svg" alt="S'identifier avec Pro Santé Connect"></a>`],
    ['aria-label', `<a href="/psc" aria-label="S'identifier avec Pro Santé Connect"><svg></svg></a>`],
    ['aria-labelledby', `<p id="l">S'identifier avec Pro Santé Connect</p><a href="/psc" aria-labelledby="l"></a>`],
    ['title', `<a href="/psc" title="S'identifier avec Pro Santé Connect"></a>`],
    ['button of a form', `<form action="/psc"><button>S'identifier avec Pro Santé Connect</button></form>`],
    ['submit input', `<form action="/psc"><input type="submit" value="S'identifier avec Pro Santé Connect"></form>`],
    ['image input', `<form action="/psc"><input type="image" alt="S'identifier avec Pro Santé Connect"></form>`],
    ['button driven by a script', `<button type="button">S'identifier avec Pro Santé Connect</button>`],
    ['SVG title', `<a href="/psc"><svg><title>S'identifier avec Pro Santé Connect</title></svg></a>`],
  ])('%s', (_case, body) => {
    expect(named(body)).toHaveLength(1)
  })

  test.each([
    ['plain text is no control', "<p>S'identifier avec Pro Santé Connect</p>"],
    ['a comment is not in the page', `<!-- <a href="/psc">S'identifier avec Pro Santé Connect</a> -->`],
    ['nor is a script', `<script>"<a href='/psc'>S'identifier avec Pro Santé Connect</a>"</script>`],
    ['a link without address', "<a>S'identifier avec Pro Santé Connect</a>"],
    ['text hidden from everybody', `<a href="/psc"><span hidden>S'identifier avec Pro Santé Connect</span></a>`],
  ])('%s', (_case, body) => {
    expect(named(body)).toEqual([])
  })
})

describe('a page', () => {
  test('resolves addresses against its own and its base', () => {
    const links = (body: string) => readPage(body, 'https://lps.example/a/b').controls.map(({ does }) => does)
    expect(links('<a href="c">x</a>')).toEqual([{ kind: 'link', href: 'https://lps.example/a/c' }])
    expect(links('<base href="/d/"><a href="c">x</a>')).toEqual([{ kind: 'link', href: 'https://lps.example/d/c' }])
  })

  test('tells its forms with hidden, checked, selected and default values', () => {
    const [form] = readPage(
      `<form method="POST" action="/in"><input type="hidden" name="t" value="1"><input name="u">
       <input type="radio" name="r" value="a"><input type="radio" name="r" value="b" checked>
       <input type="checkbox" name="c"><select name="s"><option value="x"><option value="y" selected></select>
       <textarea name="z">zz</textarea><input name="no" disabled value="1"><button name="go" value="yes">Go</button></form>`,
      'https://lps.example/',
    ).forms
    expect(form).toMatchObject({
      action: 'https://lps.example/in',
      method: 'POST',
      fields: [
        ['t', '1'],
        ['u', ''],
        ['r', 'b'],
        ['s', 'y'],
        ['z', 'zz'],
      ],
      names: ['t', 'u', 'r', 'c', 's', 'z', 'go'],
      defaultButton: ['go', 'yes'],
    })
  })

  test('says whether scripts could change it', () => {
    expect(readPage('<script src="app.js"></script>', 'https://a.example/').runsScripts).toBe(true)
    expect(readPage('<p>x</p>', 'https://a.example/').runsScripts).toBe(false)
  })

  test('bears broken markup', () => {
    expect(readPage('<form><a href="x">y<table><td></form>', 'https://a.example/').controls).toHaveLength(1)
  })
})

describe('written HTML', () => {
  test('escapes what is put in, markup put on purpose excepted', () => {
    expect(
      String(html`<p title="${'"\'&'}">${'<b>'}${html`<i>${1}</i>`}${[html`<u></u>`, 'x<']}${undefined}</p>`),
    ).toBe('<p title="&quot;&#39;&amp;">&lt;b&gt;<i>1</i><u></u>x&lt;</p>')
  })
})
