/** What pages do better with a script: rows are filtered as one types. Everything else works without. */
export const SCRIPT = `'use strict'
const plain = text => text.normalize('NFD').replace(/\\p{M}/gu, '').toLowerCase()
for (const field of document.querySelectorAll('input[data-filter]')) {
  const table = document.getElementById('table-' + field.dataset.filter)
  if (!table) continue
  field.closest('.filter').hidden = false
  const rows = [...table.tBodies[0].rows].map(row => [row, plain(row.textContent)])
  field.addEventListener('input', () => {
    const words = plain(field.value).split(/\\s+/).filter(Boolean)
    for (const [row, text] of rows) row.hidden = !words.every(word => text.includes(word))
  })
}
`
