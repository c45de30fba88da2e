# Navne på de faste begreber, fælles for vindue, kommandolinje og rapporter.

status-open = åben
status-in-review = under behandling
status-decided = afgjort
status-published = offentliggjort
status-corrected = rettet
status-withdrawn = trukket tilbage
status-set-aside = lagt til side

type-quantity = tal
type-date = dato
type-deadline = frist
type-duration = varighed
type-quote = citat
type-position = holdning
type-event = begivenhed
type-causal = årsag
type-comparison = sammenligning
type-superlative = superlativ
type-prediction = forudsigelse
type-promise = løfte
type-trend = udvikling
type-definition = definition

aside-opinion = mening
aside-prediction = forudsigelse
aside-too-vague = for upræcis
aside-personal-experience = egen oplevelse
aside-not-worth-it = ikke umagen værd
aside-question = spørgsmål
aside-wish = ønske
aside-hypothetical = tænkt tilfælde
aside-greeting = hilsen

stance-supports = støtter
stance-refutes = modsiger
stance-context = baggrund

passage-unchanged = uændret
passage-moved = flyttet
passage-altered = ændret
passage-gone = væk
passage-unreachable = kilden svarer ikke
passage-unreadable = kilden kan ikke læses

page-same = uændret
page-same-text = samme tekst
page-changed = ændret
page-gone = findes ikke længere
page-unreadable = kan ikke læses
page-unreachable = svarer ikke

check-state-open = ikke besvaret
check-state-done = undersøgt
check-state-not-applicable = ikke relevant
