import { type Html, html } from '../../../src/protocols/html/write.ts'

/** A page of the reference product. */
export const layout = (title: string, content: Html): string =>
  String(html`<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Produit de référence</title>
<style>body{font-family:system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;line-height:1.5}
button,.bouton{font:inherit;display:inline-block;padding:.5rem 1.2rem;border:2px solid #1d4f91;color:#1d4f91;background:#fff;border-radius:.3rem;text-decoration:none}</style>
</head><body><main><h1>${title}</h1>${content}</main></body></html>
`)
