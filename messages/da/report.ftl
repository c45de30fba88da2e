# Rapporten om en historie.

report-kind = Faktatjek
report-by = Udgivet af { $desk } den { $when }
report-origin = Kilde: { $origin }
report-digest = Tekstens SHA-256
report-coverage = { $claimed ->
    [one] { $claimed } sætning er behandlet
   *[other] { $claimed } sætninger er behandlet
}, { $aside } er lagt til side, { $open ->
    [one] { $open } står åben
   *[other] { $open } står åbne
}.
report-verdicts = Afgørelser
report-open = Endnu ikke afgjort
report-aside = Lagt til side
report-nothing-decided = Ingen påstand er afgjort endnu.
report-place = sætning { $sentence }, tegn { $start } til { $end }
report-reading = Hvad påstanden siger
report-reasoning = Begrundelse
report-evidence = Belæg
report-no-evidence = Afgørelsen har ingen belæg.
report-snapshot = Gemt { $when }
report-page = side { $page }
report-decided = Afgjort af { $reviewer } den { $when }
report-not-public = Ikke offentliggjort
report-corrected = Rettet den { $when }: { $note }
report-withdrawn = Trukket tilbage den { $when }: { $note }
report-earlier = Tidligere afgørelse: { $rating }
report-stale = Afgørelsen hviler på noget, der er ændret
report-foot = Hver påstand er bundet til sine tegn i teksten, hvert belæg til et citat i et øjebliksbillede af kilden.

verdict-state-decided = ikke offentliggjort
verdict-state-published = offentliggjort
verdict-state-superseded = afløst
verdict-state-withdrawn = trukket tilbage

finding-nothing-published = Ingen afgørelse i historien er offentliggjort.
finding-verdict-without-evidence = Afgørelsen har ingen belæg: «{ $claim }»
finding-verdict-stale = Afgørelsen hviler på noget, der er ændret: «{ $claim }»
finding-verdict-unpublished = Afgørelsen er ikke offentliggjort: «{ $claim }»
finding-reasoning-missing = Afgørelsen har ingen begrundelse: «{ $claim }»
finding-rating-unknown = Vurderingen findes ikke i sin skala: «{ $claim }»
finding-published-unknown = Historiens udgivelsesdato er ukendt.

column-story = historie
column-claim = påstand
column-start = start
column-end = slut
column-speaker = taler
column-status = status
column-rating = vurdering
column-reasoning = begrundelse
column-deadline = frist
column-evidence = belæg
column-sources = kilder
