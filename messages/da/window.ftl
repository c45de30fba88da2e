# Vinduets egne ord.
ui-desk = Skrivebord
ui-views = Visninger
ui-view-all = Alle påstande
ui-view-open = Åbne
ui-view-review = Under behandling
ui-view-decided = Afgjort
ui-view-published = Offentliggjort
ui-view-due = Med frist
ui-view-stale = Skal ses igen
ui-view-aside = Lagt til side
ui-stories = Historier
ui-stories-none = Ingen historier endnu.
ui-story-left = { $n } tilbage
ui-story-done = færdig
ui-reviewer = Du arbejder som
ui-search-or-run = Søg eller kør
ui-undo-what = Fortryd: { $what }
ui-redo-what = Gentag: { $what }
ui-done = Gjort
ui-done-all = { $what }. Der er ikke flere åbne påstande.
ui-close = Luk
ui-cancel = Annullér
ui-try-again = Prøv igen
ui-toasts = Beskeder
ui-drop-here = Slip for at hente ind

ui-desk-empty = Skrivebordet er tomt
ui-desk-empty-next = Indsæt en tekst, åbn en fil eller giv en webadresse. Så står påstandene klar til at blive tjekket.
ui-centre = Midten viser
ui-centre-story = Tekst
ui-centre-queue = Kø

ui-import-title = Importér en historie
ui-import-from = Hvorfra
ui-import-from-text = Tekst
ui-import-from-file = Fil
ui-import-from-url = Webadresse
ui-import-text = Historiens tekst
ui-import-text-hint = Indsæt teksten her
ui-import-url = Historiens webadresse
ui-import-url-hint = Siden hentes én gang. Ingen scripts på den køres.
ui-import-file = Vælg en fil
ui-import-file-hint = Ren tekst, HTML, PDF eller DOCX. Du kan også slippe filen på vinduet.
ui-import-do = Importér
ui-import-doing = Importerer …
ui-imported = { $n ->
    [one] «{ $title }» er importeret: 1 påstand
   *[other] «{ $title }» er importeret: { $n } påstande
}
ui-allow-host = Tillad { $host } og prøv igen
ui-story = Historie
ui-story-title = Overskrift
ui-story-title-hint = Fra teksten
ui-story-published = Udgivet
ui-story-published-hint = 2020-10 eller 2020-10-11
ui-story-origin = Oprindelse
ui-story-origin-hint = Medie eller adresse
ui-story-lang = Sprog
ui-lang-detect = Find selv
ui-lang-da = Dansk
ui-lang-en = Engelsk
ui-story-settings-hint = Datoer regnes om med det samme. Afgørelser bevares. En tom dato læses fra teksten igen.
ui-story-changed = Historiens oplysninger er ændret
ui-story-empty = Teksten er tom
ui-story-empty-next = Importér historien igen.
ui-story-no-claims = Ingen påstande fundet. Er sproget rigtigt?
ui-marks-shown = Vis i teksten
ui-marks-time = Tider
ui-marks-quantity = Tal
ui-marks-quote = Citater
ui-mention-time = Tid
ui-mention-quantity = Tal
ui-mention-quote = Citat
ui-mention-attribution = Kilde
ui-mention-entity = Navn
ui-coverage = { $open ->
    [one] Sætninger: { $claimed } behandlet, { $aside } lagt til side, { $open } åben
   *[other] Sætninger: { $claimed } behandlet, { $aside } lagt til side, { $open } åbne
}
ui-claims-in-text = Påstande i teksten
ui-claim-number = Påstand { $n }, { $status }: { $text }

ui-claim = Påstand
ui-claim-position = Påstand { $n } af { $total }
ui-claims-position = { $n } af { $total }: { $text }
ui-claims-end = Der er ikke flere påstande
ui-claims-start = Det er den første påstand
ui-claim-none = Ingen påstand valgt
ui-claim-none-next = Vælg en påstand i teksten eller køen. J og K går frem og tilbage.
ui-claim-none-yet = Påstande kommer med den første historie.
ui-claim-not-found-now = Påstanden findes ikke længere med historiens nuværende oplysninger, men er bevaret.
ui-aside-because = Lagt til side: { $reason }
ui-reading = Hvad den siger
ui-reading-none = Ingen tal, tider eller kilder i påstanden.
ui-reading-show = Vis i teksten
ui-reading-chain-title = Vejen hertil
ui-check-holds = Passer
ui-check-fails = Passer ikke
ui-check-cannot-tell = Kan ikke afgøres
ui-why-here = Hvorfor i køen? { $percent } egnet til tjek
ui-feature = Træk
ui-feature-adds = Lægger til
ui-evidence = Belæg
ui-evidence-none = Ingen kilder endnu. Vedhæft en webadresse eller en fil, og markér det sted, der afgør det.
ui-evidence-open = Vis stedet i kilden
ui-evidence-remove = Fjern belæg: { $text }
ui-evidence-state = Ved sidste synkronisering: { $state }
ui-evidence-mark-next = Intet sted markeret. Åbn kilden, og markér ét.
ui-evidence-n = { $n } belæg
ui-verdict = Afgørelse
ui-verdict-stale = Afgørelsen skal ses igen
ui-verdict-note = Note til læserne: { $note }
ui-verdict-versions = Alle { $n } udgaver
ui-verdict-missing-rating = Vælg en vurdering.
ui-verdict-missing-reasoning = Skriv en begrundelse.
ui-verdict-missing-note = Skriv, hvad læserne skal vide.
ui-reasoning = Begrundelse
ui-reasoning-hint = Hvad viser belæggene?
ui-correct-note = Hvad var forkert? (vises for læserne)
ui-withdraw-note = Hvorfor trækkes den tilbage? (vises for læserne)
ui-correct-do = Ret afgørelsen
ui-withdraw-do = Træk tilbage
ui-draft-pending = Kladden gemmes …
ui-draft-kept = Kladden er gemt
ui-history-n = Historik ({ $n })

ui-attach-title = Vedhæft en kilde
ui-attach-address = Kildens webadresse
ui-attach-file = Eller en fil
ui-attach-hint = Der gemmes et øjebliksbillede med tidspunkt og fingeraftryk. Ingen scripts på siden køres.
ui-attach-do = Vedhæft
ui-attach-doing = Henter …
ui-attached = «{ $title }» er vedhæftet
ui-source = Kilde
ui-source-as = Vist som
ui-source-as-text = Tekst
ui-source-as-changes = Ændringer
ui-source-as-archived = Arkiv
ui-changes-between = Fra { $before } til { $after }: { $n ->
    [0] intet er ændret.
    [one] { $n } afsnit er ændret.
   *[other] { $n } afsnit er ændret.
}
ui-archive-hint = Spørger et webarkiv om kopier; det får adressen at vide
ui-archive-asking = Spørger arkivet …
ui-archive-none = { $archive } har ingen kopi af siden.
ui-archive-copies = Kopier hos { $archive }
ui-archive-keep = Gem som øjebliksbillede
ui-source-back = Til historien
ui-source-byline = Af
ui-source-publisher = Udgiver
ui-source-published = Udgivet
ui-source-taken = Gemt
ui-source-snapshots = Øjebliksbilleder
ui-source-no-text = Der er ingen læsbar tekst i kilden. Øjebliksbilledet er gemt.
ui-bytes = { $n } byte
ui-passages-in-text = Markerede steder
ui-passage-number = Sted { $n }, { $stance }: { $text }
ui-mark-as = Markér som
ui-mark-hint = Markér et sted i teksten (pil ned vælger et afsnit)
ui-marked = Markeret: «{ $text }»
ui-page-state-ok = Siden er læst
ui-page-state-login = Siden kræver login
ui-page-state-consent = Siden viser en samtykkeboks i stedet for teksten
ui-page-state-paywall = Siden er bag en betalingsmur
ui-page-state-blocked = Siden afviste at blive hentet
ui-page-state-soft-404 = Siden siger, at indholdet ikke findes
ui-page-state-needs-script = Siden viser kun sin tekst med scripts
ui-page-state-empty = Siden er tom
ui-page-state-unreadable = Siden kunne ikke læses
ui-syncing = Synkroniserer …
ui-sync-title = Kilderne er spurgt igen
ui-sync-page = Siden: { $state }
ui-sync-passage = Belægget: { $state }
ui-sync-far = { $all ->
    [one] { $n } af { $all } kilde
   *[other] { $n } af { $all } kilder
}
ui-sync-stopping = Stopper …
ui-sync-stopped = Det blev stoppet. Næste gang går det videre, hvor det slap.

ui-backup-failed = Der kunne ikke tages en sikkerhedskopi: { $why }
ui-queue = Kø
ui-queue-search = Søg i påstande
ui-queue-sort = Rækkefølge
ui-queue-this-story = Kun denne historie
ui-queue-total = { $n ->
    [one] 1 påstand
   *[other] { $n } påstande
}
ui-queue-total-more = Flere end { $n } påstande
ui-queue-none = Ingen påstande her
ui-queue-none-match = Intet svarer til søgningen. Prøv færre ord, eller skriv type:deadline.
ui-queue-none-next = Importér en historie, så kommer dens påstande her.
ui-sort-score = Mest egnet først
ui-sort-deadline = Nærmeste frist først
ui-sort-story = Som i historierne
ui-checkable = Egnet til tjek

ui-report-title = Rapport
ui-report-format = Form
ui-report-lang = Rapportens sprog
ui-report-lang-story = Historiens
ui-report-preview = Sådan bliver filen
ui-report-findings = Bør rettes før udgivelse
ui-report-path = Gem som
ui-report-choose = Vælg …
ui-report-write = Gem rapporten
ui-report-written = Rapporten er gemt: { $file }
ui-format-html = HTML, én fil
ui-format-markdown = Markdown
ui-format-claim-review = ClaimReview (JSON-LD)
ui-format-csv = CSV, til regneark
ui-format-json = JSON, alt

ui-settings-language = Vinduets sprog
ui-settings-system = Som systemet
ui-settings-theme = Farver
ui-theme-system = Som systemet
ui-theme-light = Lyse
ui-theme-dark = Mørke
ui-settings-text-size = Tekststørrelse
ui-settings-reviewer = Dit navn i historikken
ui-settings-scale = Vurderingsskala
ui-settings-hosts = Værter på eget net, der må spørges
ui-settings-hosts-hint = Adskilt af mellemrum. Alle offentlige værter må altid spørges.
ui-settings-letter-keys = Genveje med ét bogstav
ui-settings-folder = Skrivebordet ligger i { $folder }

ui-keys-title = Taster
ui-group-desk = Skrivebord
ui-group-story = Historie
ui-group-claim = Påstand
ui-group-source = Kilde
ui-group-window = Vindue
ui-palette-hint = Søg påstande, historier og handlinger
ui-found = Fundet
ui-palette-none = Intet fundet
ui-actions = Handlinger
ui-rate-as = Vurdér: { $rating }

ui-action-import = Importér historie
ui-action-search = Søg i køen
ui-action-queue = Vis køen
ui-action-story = Vis teksten
ui-action-report = Rapport
ui-action-edit-story = Ret oplysninger
ui-action-undo = Fortryd
ui-action-redo = Gentag
ui-action-palette = Søg eller kør en handling
ui-action-keys = Taster
ui-action-settings = Indstillinger
ui-action-desk = Vis eller skjul skrivebordet
ui-action-back = Tilbage
ui-action-language = Skift sprog
ui-action-theme = Skift mellem lys og mørk
ui-action-next = Næste påstand
ui-action-previous = Forrige påstand
ui-action-next-open = Næste åbne påstand
ui-action-reasoning = Skriv begrundelse
ui-action-decide = Afgør
ui-action-decide-publish = Afgør og offentliggør
ui-action-change = Ændr
ui-action-publish = Offentliggør
ui-action-correct = Ret …
ui-action-withdraw = Træk tilbage …
ui-action-attach = Vedhæft kilde
ui-action-sync = Synkronisér
ui-action-sync-desk = Synkronisér alle kilder
ui-action-stop-sync = Stop synkronisering
ui-action-aside = Læg til side
ui-action-reopen = Tilbage i køen
ui-action-remove-evidence = Fjern belæg
ui-action-mark = Markér stedet
ui-action-mark-supports = Markér: støtter
ui-action-mark-refutes = Markér: modsiger
ui-action-mark-context = Markér: baggrund
ui-action-paragraph-next = Vælg næste afsnit
ui-action-paragraph-previous = Vælg forrige afsnit
ui-action-mention-next = Næste værdi i teksten
ui-action-mention-previous = Forrige værdi i teksten
ui-action-sources = Vis påstandens kilder
ui-mentions-none = Påstanden har ingen værdier at vise
ui-kind-view = Visning
ui-kind-source = Kilde
ui-kind-claim = Påstand
ui-kind-story = Historie
ui-claims = Påstande
ui-sources = Kilder
ui-suggestions = Forslag fra kilderne
ui-suggestions-looking = Leder …
ui-suggestions-none = { $n ->
    [one] Intet sted i den ene kilde taler om det samme.
   *[other] Intet sted i de { $n } kilder taler om det samme.
}
ui-suggestions-compared = Påstand og kilde side om side
ui-difference = Forskel
ui-difference-none = det samme
ui-action-suggest = Find steder i kilderne
ui-overview = Overblik
ui-overview-ratings = Afgørelser efter vurdering
ui-overview-pace = { $n ->
    [one] Tempo: 1 påstand på 14 dage
   *[other] Tempo: { $n } påstande på 14 dage
}
ui-overview-most = højst { $n } på en dag
ui-overview-finished = Afsluttet
ui-overview-due = Frister efter måned
ui-overview-due-none = Ingen påstand har en frist med dato.
ui-overview-due-month = { $open ->
    [one] { $open } åben frist
   *[other] { $open } åbne frister
} og { $decided ->
    [one] { $decided } afgjort
   *[other] { $decided } afgjorte
}
ui-overview-speakers = Hvem der siger det
ui-overview-speakers-none = Ingen påstand har en navngiven kilde.
ui-today = i dag
ui-day = Dag
ui-rating = Vurdering
ui-speaker = Hvem
ui-aside-many = { $n ->
    [one] 1 påstand lagt til side
   *[other] { $n } påstande lagt til side
}
ui-queue-selected = { $n ->
    [one] 1 påstand valgt
   *[other] { $n } påstande valgt
}
ui-queue-select-none = Vælg ingen
ui-action-overview = Vis overblikket
ui-action-select = Vælg til samlet handling

ui-action-words = Ret ordene
ui-action-merge = Læg sammen med den næste
ui-action-value = Læs anderledes
ui-action-add-claim = Tilføj som påstand
ui-action-seen = Set før?
ui-action-comment = Skriv en bemærkning
ui-action-assign = Giv til nogen
ui-action-assign-me = Giv til mig
ui-action-sentence-open = Næste åbne sætning
ui-action-assess = Afgiv min vurdering
ui-words-choose = Påstandens ord
ui-words-hint = Vælg med piletaster og Skift eller med musen. Enter beholder dem; belæg og afgørelser bliver.
ui-words-bounds = Det er dens ord
ui-words-split = Del her
ui-selection = Det valgte
ui-value-which = Hvilken værdi
ui-value-speaker = Hvem siger det
ui-value-nobody = ingen nævnt
ui-value-now = Læst nu: { $says }
ui-value-means = Det betyder
ui-value-hint-time = En dato (2020-10), et stykke tid (2020-10..2021-02) eller en tid, som historien ville skrive den
ui-value-hint-quantity = Et tal med enhed, som historien ville skrive det
ui-value-hint-speaker = Et navn
ui-value-do = Læs det sådan
ui-own-bounds = Ordene er valgt af { $reviewer }, { $when }
ui-own-split = Delt af { $reviewer }, { $when }
ui-own-merged = Lagt sammen af { $reviewer }, { $when }
ui-own-added = Tilføjet af { $reviewer }, { $when }
ui-own-engine-words = Factdesk fandt:
ui-own-engine = Factdesk læser: { $says }
ui-own-reading-time = Tiden er læst af { $reviewer }, { $when }
ui-own-reading-quantity = Tallet er læst af { $reviewer }, { $when }
ui-own-reading-speaker = Kilden er angivet af { $reviewer }, { $when }
ui-own-reset = Som Factdesk læser det
ui-keys-change = Skift taster
ui-keys-change-hint = Vælg en tast, og tryk så på den nye.
ui-keys-press = { $action }: tryk på den nye tast. Escape lader den være.
ui-keys-taken = { $key } er allerede »{ $action }«. Tryk på en anden tast.
ui-keys-reset = Alle taster som normalt
ui-keys-reset-one = Den normale tast igen: { $action }
ui-keys-key-of = { $action }: { $key }. Skift
ui-seen = Set før
ui-seen-none = Intet på bordet ligner denne påstand.
ui-seen-alike = Ligner { $percent }
ui-seen-values-none = ingen tal eller datoer at holde op mod hinanden
ui-seen-values-same = samme tal og datoer
ui-seen-values-partly = nogle tal og datoer er de samme
ui-seen-values-compatible = tal og datoer stemmer, men mindre præcist
ui-seen-values-different = andre tal eller datoer
ui-seen-compared = Tal og datoer ved siden af hinanden
ui-seen-here = Her
ui-seen-there = Der
ui-seen-relation-same = samme
ui-seen-relation-compatible = stemmer
ui-seen-relation-different = forskellig
ui-seen-relation-only-here = kun her
ui-seen-relation-only-there = kun der
ui-seen-same = Den samme
ui-seen-other = En anden
ui-seen-answer = Afgør med den
ui-seen-judged = Sagt af { $name }
ui-assessments = Vurderinger
ui-assessments-adjudicate = Vurderingerne er uenige. Afgørelsen bestemmer.
ui-assessments-agree = Nok har vurderet den og er enige. Den kan afgøres.
ui-assessments-waiting = { $n ->
    [one] Din er afgivet. Én mere skal til, før den kan afgøres.
   *[other] Din er afgivet. { $n } mere skal til, før den kan afgøres.
}
ui-assessments-yours = To skal vurdere den: { $n } af { $total } har. Afgiv din nedenfor.
ui-assessments-hidden = { $n ->
    [one] 1 vurdering er skjult, til du har afgivet din egen
   *[other] { $n } vurderinger er skjult, til du har afgivet din egen
}
ui-checklist = Tjekliste
ui-checklist-n = Tjekliste: { $n } af { $total }
ui-check-done = Gjort
ui-check-not-applicable = Ikke relevant
ui-template = Begynd med …
ui-remarks = Bemærkninger
ui-remark-hint = Til dem, der kommer efter
ui-remark-do = Skriv
ui-remark-remove = Fjern bemærkning: { $words }
ui-remark-remove-title = Fjern bemærkning
ui-assign-nobody = Ingen
ui-assign-me = { $name } (dig)
ui-assigned = Givet til { $name }
ui-assigned-nobody = Givet til ingen
ui-map = Historiens sætninger
ui-map-sentence = Sætning { $n }, { $state }: { $text }
ui-map-claimed = set på
ui-map-set-aside = lagt til side
ui-map-open = åben
ui-map-all-done = Alle sætninger er set på
ui-difference-gone = taget ud:
ui-difference-new = sat ind:
