# Tjeklister og skabeloner til begrundelser, som følger med Factdesk.

check-point-first-source = Den første kilde er fundet, ikke kun dem, der gentager den
check-point-words-in-context = Ordene er læst dér, hvor de står, med det, der kommer før og efter
check-point-date-of-source = Kilden er fra den tid, påstanden handler om
check-point-what-is-counted = Det, der tælles eller måles, er det samme som i kilden
check-point-period-and-place = Periode og sted er de samme som i kilden
check-point-whole-behind-share = Helheden bag en andel eller en vækst er kendt
check-point-same-method = Det, der sammenlignes, er målt på samme måde
check-point-compared-with-all = Der er sammenlignet med alt, der kan sammenlignes med
check-point-original-words = Citatet er fundet i lyd, billede eller skrift, på sit eget sprog
check-point-who-said-it = Det var denne person, der sagde det, og i denne rolle
check-point-date-confirmed = Datoen står i en kilde, der ikke har den fra historien
check-point-what-would-fulfil-it = Det er klart, hvad der ville opfylde eller bryde det
check-point-looked-at-after-deadline = Der er set på det efter fristen
check-point-other-causes = Der er ledt efter andre årsager
check-point-whose-definition = Det er klart, hvis definition der menes

template-confirmed-name = Det passer
template-confirmed-text = Det passer, at «{ $claim }». { $source } skriver: «{ $quote }».
template-refuted-name = Det passer ikke
template-refuted-text = Det passer ikke, at «{ $claim }». { $source } skriver: «{ $quote }».
template-other-number-name = Et andet tal
template-other-number-text = { $speaker } siger «{ $claim }». Men { $source } har et andet tal: «{ $quote }».
template-lacks-context-name = Der mangler noget
template-lacks-context-text = «{ $claim }» er ikke forkert, men udelader noget. { $source } skriver: «{ $quote }».
template-outdated-name = Det passede engang
template-outdated-text = «{ $claim }» passede engang. De nyeste tal siger noget andet: «{ $quote }» ({ $source }).
template-unproven-name = Kan ikke afgøres
template-unproven-text = Vi har ikke fundet kilder, der kan be- eller afkræfte, at «{ $claim }». Vi har spurgt { $speaker }, hvor det kommer fra.
template-deadline-kept-name = Fristen blev holdt
template-deadline-kept-text = { $speaker } sagde: «{ $claim }». Fristen var { $due }, og det blev holdt: «{ $quote }» ({ $source }).
template-deadline-missed-name = Fristen blev ikke holdt
template-deadline-missed-text = { $speaker } sagde: «{ $claim }». Fristen var { $due }, og det blev ikke holdt: «{ $quote }» ({ $source }).
