# Én sætning om, hvad der skete, og hvad man kan gøre. $what er det, den handler om.

error-bad-request = Kommandoen kunne ikke læses: { $what }.
error-unknown-command = Kommandoen findes ikke: { $what }.
error-empty-text = Der er ingen tekst at importere. Intet er ændret.
error-not-text = Det er ikke en tekst: { $what }. Gem den som tekst, HTML, PDF eller DOCX, og prøv igen.
error-text-too-large = Teksten er for stor: { $what }.
error-file-missing = Filen findes ikke: { $what }.
error-file-unreadable = Filen kan ikke læses: { $what }.
error-file-unwritable = Filen kan ikke skrives: { $what }. Vælg et andet sted.
error-bad-value = »{ $what }« kan ikke læses. Skriv en dato som 2020-10, et tal med enhed eller et navn.
error-bad-date = Udgivelsesdatoen kan ikke læses: { $what }.
error-unknown-language = Sproget kendes ikke: { $what }.
error-bad-query = Søgningen kan ikke læses: { $what }.
error-bad-address = Det er ikke en webadresse. Den skal begynde med http:// eller https://.
error-address-not-allowed = Adressen er ikke offentlig og blev ikke spurgt: { $what }. Tillad værten, hvis du stoler på den.
error-source-unreachable = Siden svarede ikke: { $what }. Intet er ændret; prøv igen, eller vedhæft en gemt fil.
error-source-timed-out = Siden svarede ikke i tide: { $what }. Intet er ændret; prøv igen, eller vedhæft en gemt fil.
error-page-missing = Siden findes ikke: { $what }. Intet er ændret.
error-page-error = Siden kunne ikke hentes: { $what }. Intet er ændret.
error-source-too-large = Siden er større end det tilladte: { $what }. Intet er ændret.
error-source-unreadable = Der er ingen læsbar tekst: { $what }. Intet er ændret.
error-passage-missing = Citatet står ikke i kilden: { $what }. Intet er ændret.
error-document-missing = Historien findes ikke: { $what }.
error-claim-missing = Påstanden findes ikke: { $what }.
error-source-missing = Kilden findes ikke: { $what }.
error-authority-missing = Angiv først en myndighed for tidsstempler, i indstillingerne eller ved bestillingen. Intet er ændret.
error-bad-timestamp = Myndigheden gav intet tidsstempel, der beviser noget: { $what }. Intet er ændret.
error-copy-missing = Webarkivet har ingen sådan kopi: { $what }. Intet er ændret.
error-evidence-missing = Belægget findes ikke: { $what }.
error-ambiguous-id = Begyndelsen passer på flere: { $what }. Skriv flere tegn.
error-unknown-rating = Vurderingen findes ikke: { $what }.
error-verdict-missing = Der er ingen afgørelse at gøre det med: { $what }.
error-wrong-state = Det kan ikke gøres med påstanden, som den er nu: { $what }.
error-words-missing = Der mangler ord: { $what }.
error-comment-missing = Der er ingen sådan bemærkning: { $what }.
error-review-missing = Der er intet sådant importeret faktatjek: { $what }.
error-view-missing = Der er ingen sådan gemt visning: { $what }.
error-reviewer-missing = Der er ingen sådan medarbejder: { $what }.
error-check-missing = Tjeklisten har intet sådant punkt: { $what }.
error-assessments-needed = To medarbejdere skal bedømme påstanden, før den afgøres: { $what }.
error-assessments-hidden = Blind bedømmelse holder dette skjult, til du selv har bedømt: { $what }.
error-scale-in-use = En skala i brug kan udvides, men ikke ændres: { $what }.
error-bad-file = Filen indeholder ikke det, den skal: { $what }. Intet er ændret.
error-cannot-answer = Den tidligere afgørelse kan ikke svare for denne påstand: { $what }.
error-nothing-to-undo = Der er intet at fortryde.
error-nothing-to-redo = Der er intet at gentage.
error-changed-since = Det kan ikke tages tilbage, for det er ændret siden: { $what }.
error-desk-exists = Der er allerede noget på stedet: { $what }. Vælg et andet navn.
error-desk-missing = Der er intet skrivebord her: { $what }. Lav et med «factdesk init».
error-desk-damaged = Skrivebordet er beskadiget: { $what }. Intet er slettet; hent en sikkerhedskopi frem.
error-desk-busy = Et andet program bruger skrivebordet: { $what }. Prøv igen om lidt.
error-desk-newer = Skrivebordet er skrevet af en nyere Factdesk: { $what }. Opdatér programmet.
error-desk-unwritable = Skrivebordet kan ikke skrives: { $what }. Se, om disken er fuld eller skrivebeskyttet.
error-internal = Der er en fejl i Factdesk: { $what }. Dit arbejde er gemt.

# Hvad der gik galt med en side eller en fil; står inde i sætningerne ovenfor.
limit-megabytes = den fylder { $n } MB, og det højeste er { $most } MB
fetch-timed-out = { $n ->
    [one] { $host } fik { $n } sekund
   *[other] { $host } fik { $n } sekunder
}
fetch-too-large = { $host } sendte mere end { $n } MB
fetch-out-of-proportion = { $host } sendte et svar ude af proportioner
fetch-led-in-circles = { $host } sender videre i det uendelige
fetch-no-connection = der er ingen forbindelse til { $host }
fetch-no-such-host = der er intet sted, der hedder { $host }
fetch-broken-off = { $host } brød af midt i svaret
fetch-not-safe = { $host } kan ikke vise, at den er den, den siger
fetch-not-unpacked = svaret fra { $host } kan ikke pakkes ud
fetch-status = { $host } svarede { $status }
fetch-unwelcome = { $host } beder i sin robots.txt programmer om ikke at læse siden
fetch-stopped = det blev stoppet
