# Hvad en påstand siger, i almindelige ord.

reading-speaker = Sagt af { $name }.
reading-speaker-role = Sagt af { $name } ({ $role }).
reading-speaker-anonymous = Sagt af en kilde uden navn: { $name }.
reading-source = Ifølge { $name }.
reading-source-as = Ifølge «{ $text }»: { $name }.
reading-medium = Sagt til { $medium }.
reading-chain = Vejen hertil: { $chain }.
reading-chain-step = { $first } → { $rest }
reading-quote-direct = Citeret ordret.
reading-quote-indirect = Gengivet i skribentens ord.
reading-quote-scare = Enkelte ord citeret.
reading-entity = «{ $text }» er { $name }.

reading-as-it-stands = «{ $text }».
reading-quantity = «{ $text }» er { $amount }.
reading-quantity-counted = «{ $text }» er { $amount }; talt er «{ $counted }».
reading-quantity-changed = «{ $text }»: { $amount }.
reading-quantity-changed-counted = «{ $text }»: { $amount }; talt er «{ $counted }».
amount-exact = { $value }
amount-about = omkring { $value }
amount-at-least = mindst { $value }
amount-at-most = højst { $value }
amount-more-than = mere end { $value }
amount-less-than = mindre end { $value }
amount-between = mellem { $low } og { $high }
amount-unit = { $value } { $unit }
change-reduce-from = ned fra { $amount }
change-reduce-to = ned til { $amount }
change-reduce-by = ned med { $amount }
change-increase-from = op fra { $amount }
change-increase-to = op til { $amount }
change-increase-by = op med { $amount }
change-reach-from = fra { $amount }
change-reach-to = frem til { $amount }
change-reach-by = en ændring på { $amount }

unit-percent = procent
unit-percentage-point = procentpoint
unit-permille = promille
unit-dkk = kroner
unit-eur = euro
unit-usd = dollar
unit-gbp = pund
unit-sek = svenske kroner
unit-nok = norske kroner
unit-km = km
unit-m = m
unit-kg = kg
unit-t = ton

reading-time = «{ $text }» er { $when }.
reading-time-published = «{ $text }» er { $when }, regnet fra udgivelsen.
reading-time-mention = «{ $text }» er { $when }, regnet fra «{ $anchor }».
reading-time-mention-when = «{ $text }» er { $when }, regnet fra «{ $anchor }» ({ $anchored }).
reading-time-duration = «{ $text }» er et tidsrum: { $duration }.
reading-duration = «{ $text }»: { $duration }, { $when }.
reading-duration-published = «{ $text }»: { $duration } regnet fra udgivelsen, { $when }.
reading-duration-mention = «{ $text }»: { $duration } regnet fra «{ $anchor }», { $when }.
reading-duration-mention-when = «{ $text }»: { $duration } regnet fra «{ $anchor }» ({ $anchored }), { $when }.
reading-time-set = «{ $text }» vender tilbage: { $every }.
reading-time-set-bare = «{ $text }» vender tilbage.
reading-time-ambiguous = «{ $text }» kan være { $candidates }.
reading-time-unresolved = «{ $text }» kan ikke tidsfæstes ud fra teksten.
reading-time-undated = «{ $text }» kan ikke tidsfæstes uden en udgivelsesdato.
reading-assumed = Ikke sagt, men antaget: { $what }.
assumed-year = året
assumed-month = måneden
assumed-day = dagen
assumed-century = århundredet
duration-less-than = mindre end { $duration }
duration-more-than = mere end { $duration }
duration-at-most = højst { $duration }
duration-at-least = mindst { $duration }
duration-about = omkring { $duration }

reading-deadline-must = Skal ske: { $when }.
reading-deadline-will = Sker efter planen: { $when }.
reading-deadline-may = Kan ske: { $when }.
reading-deadline-goal = Målet er: { $when }.
reading-deadline-was-past = Fristen var overskredet, da historien blev udgivet.
deadline-by = senest { $when }

reading-check-holds = Passer: { $why }
reading-check-fails = Passer ikke: { $why }
reading-check-cannot-tell = Kan ikke afgøres: { $why }

published-on = udgivet { $when }
published-header = udgivet { $when } (efter tekstens egen overskriftslinje)
published-unknown = udgivelsesdato ukendt

stale-claim-changed = Påstandens ord eller betydning er ændret siden afgørelsen.
stale-passage-altered = Et citat, afgørelsen hviler på, er ændret hos kilden.
stale-passage-gone = Et citat, afgørelsen hviler på, står ikke længere hos kilden.
stale-evidence-removed = Et belæg, afgørelsen hviler på, er fjernet.
stale-answer-changed = Påstanden, hvis afgørelse svarer for denne, er afgjort på ny.

difference-higher = { $percent } % højere
difference-lower = { $percent } % lavere
difference-times = { $times } gange så meget
difference-points-higher = { $points } procentpoint højere
difference-points-lower = { $points } procentpoint lavere
difference-higher-by = { $amount } højere
difference-lower-by = { $amount } lavere
difference-later = { $length } senere
difference-earlier = { $length } tidligere

sync-look-in-archive = Siden er væk. Et webarkiv har måske en kopi: factdesk source archived { $id }
sync-summary = { $n ->
    [one] { $n } kilde
   *[other] { $n } kilder
}: { $parts }.
sync-nothing = Der var intet at spørge.
sync-unchanged = { $n ->
    [one] { $n } uændret
   *[other] { $n } uændrede
}
sync-changed-elsewhere = { $n ->
    [one] { $n } ændret andetsteds
   *[other] { $n } ændrede andetsteds
}
sync-altered = { $n } med ændrede passager
sync-gone = { $n } med forsvundne passager
sync-unreadable = { $n ->
    [one] { $n } ulæselig
   *[other] { $n } ulæselige
}
sync-unreachable = { $n } uden for rækkevidde
sync-under-verdict = { $part } ({ $n } under en afgørelse)
sync-left-out = { $n ->
    [one] { $n } kilde blev spurgt for nylig og sprunget over.
   *[other] { $n } kilder blev spurgt for nylig og sprunget over.
}

reading-nothing = Intet læst
