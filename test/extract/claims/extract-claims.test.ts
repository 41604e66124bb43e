import { describe, expect, it } from 'vitest'
import { explainUnclaimed } from '../../../src/extract/claims/extract-claims.ts'
import { articleText } from '../../../src/model/article.ts'
import { brief, claimsOf, dataBreach, french, orizon, twins } from './story.ts'

const one = (body: string, question: string, dossier = orizon) => {
  const found = claimsOf(body, dossier).filter(claim => claim.question === question)
  expect(found.length, `claims of ${question} in «${body}»`).toBeGreaterThan(0)
  return found[0]!
}

describe('a claim', () => {
  it('quotes the text it points into, with what stands around', () => {
    const { quote } = one('Selon Orizon, la fuite touche 3 millions de clients.', 'victims')
    expect(quote.exact).toBe('3 millions de clients')
    expect(quote.prefix.endsWith('la fuite touche ')).toBe(true)
    expect(quote.suffix).toBe('.')
  })

  it('says which rules made it', () => {
    const { why } = one('La fuite touche 3 millions de clients.', 'victims')
    expect(why?.map(reason => reason.field)).toEqual(expect.arrayContaining(['value', 'question', 'subject']))
  })

  it('is the same every time', () => {
    const body = 'Selon Orizon, les noms et les RIB de 3 millions de clients ont été volés le 17 octobre.'
    expect(claimsOf(body)).toEqual(claimsOf(body))
  })
})

describe('modality', () => {
  it.each([
    ['Les RIB ont été volés.', 'asserted'],
    ['Les RIB auraient été volés.', 'hedged'],
    ['Les RIB ont pu être volés.', 'hedged'],
    ['Les RIB ont potentiellement été volés.', 'hedged'],
    ['Orizon n’exclut pas, en revanche, que les RIB aient été volés.', 'hedged'],
    ['Les clients ont pu continuer d’appeler ; les RIB ont été volés.', 'asserted'],
  ])('%s', (body, modality) => expect(one(body, 'data').modality).toBe(modality))
})

describe('speaker', () => {
  it.each([
    ['Les RIB ont été volés.', null],
    ['Selon Orizon, les RIB ont été volés.', 'orizon'],
    ['Les RIB ont été volés, a précisé l’opérateur.', 'orizon'],
    ['« Les RIB ont été volés », a-t-on appris de Paul Lenoir. « Trois millions de clients sont touchés », ajoute le chercheur.', null],
    ['D’après Paul Lenoir, les RIB ont été volés.', 'lenoir'],
    ['D’après nos informations, les RIB ont été volés.', null],
    ['Orizon a indiqué que les RIB avaient été volés.', 'orizon'],
    ['La Cnil, saisie du dossier, a indiqué que les RIB avaient été volés.', 'cnil'],
  ])('%s', (body, speaker) => expect(one(body, 'data').speaker).toBe(speaker))

  it('keeps what a relative adds to the speaker’s name for the outlet', () => {
    const body = '« Aucun RIB n’a été volé », affirme Orizon, qui a déposé plainte.'
    expect(one(body, 'data').speaker).toBe('orizon')
    expect(one(body, 'procedure').speaker).toBeNull()
  })

  it('names the relay apart', () => {
    expect(one('La fuite touche 3 millions de clients, selon l’AFP.', 'victims')).toMatchObject({ speaker: null, via: ['afp'] })
  })
})

describe('subject', () => {
  const of = (body: string, question: string) => one(body, question, twins).subject

  it('is the one that the sentence names', () => {
    expect(of('Altaïr et Véga sont voisins. Véga a déposé plainte.', 'procedure')).toEqual(['vega'])
  })

  it('is both where both are spoken of', () => {
    expect(of('Altaïr et Véga ont déposé plainte.', 'procedure')).toEqual(['altair', 'vega'])
    expect(of('Altaïr a été attaqué, puis Véga. Les deux sociétés ont déposé plainte.', 'procedure')).toEqual(['altair', 'vega'])
  })

  it('is the other one for «son concurrent»', () => {
    expect(of('Altaïr et Véga vendent des abonnements. Altaïr dort. Son concurrent a déposé plainte.', 'procedure')).toEqual(['vega'])
  })

  it('is the last one for «l’opérateur»', () => {
    expect(of('Altaïr rassure. Véga est tombé lundi. L’opérateur a déposé plainte.', 'procedure')).toEqual(['vega'])
  })

  it('is the whole for a regulator that names none', () => {
    expect(of('Altaïr et Véga ont été attaqués. Altaïr se tait. ¶ Plus de 3 millions de clients sont concernés, selon la Cnil.', 'victims')).toEqual(['altair', 'vega'])
  })

  it('joins the one compared with', () => {
    expect(of('Altaïr est à terre. Véga suit. À l’instar d’Altaïr, il ne s’agit pas d’un rançongiciel.', 'vector')).toEqual(['altair', 'vega'])
  })
})

describe('population', () => {
  it.each([
    ['Pour les salariés, des RIB ont été volés.', 'staff'],
    ['Des RIB de clients ont été volés.', 'customers'],
    ['Des RIB ont été volés.', 'any'],
    ['Les abonnés sont inquiets. Côté salariés, des RIB ont été volés.', 'staff'],
  ])('%s', (body, population) => expect(one(body, 'data').population).toBe(population))

  it('is carried from one list to the next', () => {
    const claims = claimsOf('Les noms des salariés ont été volés. En revanche, ni leur RIB, ni leur téléphone ne sont sortis.').filter(claim => claim.question === 'data')
    expect(claims.map(claim => claim.population)).toEqual(['staff', 'staff', 'staff'])
  })

  it('is carried no further than to the list right after', () => {
    const claims = claimsOf('Les noms des salariés ont été volés. De quoi nourrir des escroqueries. Les données bancaires n’ont pas fuité.').filter(claim => claim.question === 'data')
    expect(claims.map(claim => claim.population)).toEqual(['staff', 'any'])
  })

  it('is the readers’ own for «vos»', () => {
    expect(one('Chers clients, ¶ Des salariés nous ont alertés. ¶ Vos RIB ont été consultés.', 'data').population).toBe('customers')
  })
})

describe('lists', () => {
  it('reach through bullets', () => {
    const body = 'Les données concernées sont :¶– le nom ;¶– le numéro de téléphone ;¶– l’IBAN.'
    expect(claimsOf(body).map(brief)).toEqual(['data:name', 'data:phone', 'data:bank_details'])
  })

  it('end with the section', () => {
    const body = 'Quelles données ont fuité ?¶– le nom ;¶– l’IBAN.¶Que faire ?¶Changez votre mot de passe et votre adresse mail.'
    expect(claimsOf(body).map(brief)).toEqual(['data:name', 'data:bank_details'])
  })

  it('share a head', () => {
    expect(claimsOf('Ont été volées des données bancaires, postales et médicales.').map(brief).sort()).toEqual(['data:bank_details', 'data:medical_data', 'data:postal_address'])
  })
})

describe('dates', () => {
  it('count from another event of the article', () => {
    const body = 'Altaïr a été attaqué le 10 octobre. Cinq jours après son concurrent, Véga subissait un assaut comparable.'
    expect(claimsOf(body, twins).filter(claim => claim.question === 'attack_date').map(claim => [claim.subject, brief(claim)])).toEqual([
      [['altair'], 'attack_date:2024-10-10'], [['vega'], 'attack_date:2024-10-15'],
    ])
  })

  it('of another attack, long before, are none', () => {
    expect(claimsOf('En mars 2022, des pirates avaient déjà attaqué Orizon et volé les données de 100 000 clients.')).toEqual([])
  })
})

describe('figures without a claim', () => {
  it('say what ruled them out', () => {
    const built = articleText('Orizon', null, [{ kind: 'paragraph', text: 'Orizon risque 20 millions d’euros. En mars 2022, 3 000 clients avaient été piratés.' }])
    const article = { title: 'Orizon', standfirst: null, published: '2024-10-25', ...built }
    const reasons = explainUnclaimed(article, orizon, dataBreach, french).map(({ words, reason }) => `${words}: ${reason}`)
    expect(reasons.find(reason => reason.startsWith('20 millions'))).toContain('money')
    expect(reasons.find(reason => reason.startsWith('3 000'))).toContain('earlier_event')
  })
})

describe('hostile text', () => {
  it('does not stop the engine', () => {
    for (const body of ['', '¶', '«'.repeat(5000), 'et '.repeat(5000), `${'données bancaires, '.repeat(2000)}volées`, '\u0000\ud800 volé', '1'.repeat(5000)]) {
      expect(() => claimsOf(body)).not.toThrow()
    }
  })

  it('that ends in whom it believes, without a full stop, does not either', () => {
    for (const body of ["À l'en croire", 'Altaïr a déposé plainte. Selon elle']) expect(() => claimsOf(body, twins)).not.toThrow()
  })
})
