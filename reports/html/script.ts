/**
 * The page's only script: theme, filters, folding, anchors, printing. Everything is readable without it.
 * It reads nothing from the journal and writes text only, never markup.
 */
export const script = `
(() => {
  const one = (selector) => document.querySelector(selector)
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const root = document.documentElement
  const remember = (value) => { try { localStorage.setItem('banc-theme', value) } catch {} }
  const remembered = () => { try { return localStorage.getItem('banc-theme') } catch { return null } }

  const saved = remembered()
  if (saved === 'light' || saved === 'dark') root.dataset.theme = saved
  const theme = one('#theme')
  theme.hidden = false
  theme.addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
    root.dataset.theme = dark ? 'light' : 'dark'
    remember(root.dataset.theme)
  })

  const scenarios = all('.scenario')
  const toolbar = one('#toolbar')
  const search = one('#search')
  const shown = one('#shown')
  const plain = (text) => text.normalize('NFD').replace(/[\\u0300-\\u036f]/g, '').toLowerCase()
  const texts = new WeakMap()
  const textOf = (node) => {
    if (!texts.has(node)) texts.set(node, plain(node.textContent + ' ' + (node.closest('.requirement')?.querySelector('h4')?.textContent ?? '')))
    return texts.get(node)
  }
  const filter = () => {
    const wanted = new Set(all('input[name=verdict]:checked', toolbar).map((box) => box.value))
    const words = plain(search.value).split(/\\s+/).filter(Boolean)
    let visible = 0
    for (const node of scenarios) {
      node.hidden = !(wanted.has(node.dataset.verdict) && (words.length === 0 || words.every((word) => textOf(node).includes(word))))
      if (!node.hidden) visible += 1
    }
    const everything = visible === scenarios.length
    for (const group of all('.requirement, .section, .chapter')) {
      group.hidden = !everything && !group.querySelector('.scenario:not([hidden])')
    }
    for (const rest of all('.uncovered')) rest.hidden = !everything
    one('#none-shown').hidden = visible > 0 || scenarios.length === 0
    shown.textContent = visible + ' ' + shown.dataset.words + ' ' + scenarios.length
  }
  let waiting
  search.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(filter, 150) })
  toolbar.addEventListener('change', filter)
  toolbar.addEventListener('submit', (event) => event.preventDefault())
  const fold = (open) => { for (const node of scenarios) if (!node.hidden) node.firstElementChild.open = open }
  one('#unfold').addEventListener('click', () => fold(true))
  one('#fold').addEventListener('click', () => fold(false))
  toolbar.hidden = false
  filter()

  const wanted = () => { try { return decodeURIComponent(location.hash.slice(1)) } catch { return '' } }
  const reveal = () => {
    const target = document.getElementById(wanted())
    if (!target) return
    if (target.closest('[hidden]')) {
      search.value = ''
      for (const box of all('input[name=verdict]', toolbar)) box.checked = true
      filter()
    }
    for (let node = target; node; node = node.parentElement) if (node.tagName === 'DETAILS') node.open = true
    if (target.classList.contains('scenario')) target.firstElementChild.open = true
    target.scrollIntoView()
  }
  addEventListener('hashchange', reveal)
  if (location.hash) reveal()

  let folded = []
  addEventListener('beforeprint', () => {
    folded = scenarios.map((node) => node.firstElementChild).filter((details) => !details.open)
    for (const details of folded) details.open = true
  })
  addEventListener('afterprint', () => { for (const details of folded) details.open = false })
})()
`
