import { type Html, html, trusted } from '../../src/protocols/html/write.ts'

const style = `body{font-family:system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;line-height:1.5;color:#1b1b35;background:#fff}
fieldset{border:1px solid #6a6a80;border-radius:.4rem;margin:1rem 0}label{display:block;padding:.4rem 0}
button{font:inherit;padding:.5rem 1.2rem;margin-right:1rem;border-radius:.3rem;border:2px solid #21218c;background:#fff;color:#21218c}
button.principal{background:#21218c;color:#fff}.nombre{font-size:1.6em}.actions{display:flex;flex-wrap:wrap;gap:.6rem}button{margin:0}h2{font-size:1.1rem}:focus-visible{outline:3px solid #b35900;outline-offset:2px}
@media(prefers-color-scheme:dark){:root{color-scheme:dark}a{color:#c9c9ff}body{background:#14141f;color:#ececf6}button{background:#14141f;color:#c9c9ff;border-color:#c9c9ff}button.principal{background:#c9c9ff;color:#14141f}}`

/** A page of the mock: French, without scripts, usable with a keyboard and a screen reader. */
export const layout = (title: string, content: Html): Html => html`<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Pro Santé Connect (simulation du banc d’essai)</title><style>${trusted(style)}</style></head>
<body><main><h1>${title}</h1>${content}</main></body></html>
`
